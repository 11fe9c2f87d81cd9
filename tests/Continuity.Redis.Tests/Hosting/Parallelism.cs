// Most tests wait for a process or a server most of the time; two such suites run beside each other, and more at a time would let them run into time-outs on two cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
