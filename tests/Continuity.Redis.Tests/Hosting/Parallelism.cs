// Most tests wait for a process or a server most of the time: two for each core keep the cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
