using Continuity.Benchmarks;
using Continuity.Benchmarks.Allocations;
using Continuity.Benchmarks.Briefs;
using Continuity.Benchmarks.Comparing;
using Continuity.Benchmarks.Deadlines;
using Continuity.Benchmarks.Growth;
using Continuity.Benchmarks.Memory;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Benchmarks.Serving;
using Continuity.Benchmarks.Subscribers;
using Continuity.Benchmarks.ThreadLength;
using Continuity.Benchmarks.Trends;

switch (args)
{
    case ["engine", .. var options]:
        await Comparison.RunAsync(ComparisonOptions.Read(options));
        return 0;
    case ["allocations"]:
        return AllocationRun.Run() ? 0 : 1;
    case ["merged-thread", .. var options]:
        return await MergedThreadRun.RunAsync(MergedThreadOptions.Read(options)) ? 0 : 1;
    case ["brief", .. var options]:
        return await BriefRun.RunAsync(BriefRunOptions.Read(options)) ? 0 : 1;
    case ["deadlines", .. var options]:
        return await DeadlineRun.RunAsync(DeadlineRunOptions.Read(options)) ? 0 : 1;
    case ["trends", .. var options]:
        return await TrendRun.RunAsync(TrendRunOptions.Read(options)) ? 0 : 1;
    case ["record-entry", .. var options]:
        return await RecordEntryRun.RunAsync(options) ? 0 : 1;
    case ["mixed", .. var options]:
        return await MixedRun.RunAsync(options) ? 0 : 1;
    case ["memory", .. var options]:
        return await MemoryRun.RunAsync(options) ? 0 : 1;
    case ["thread-length", .. var options]:
        return await ThreadLengthRun.RunAsync(options) ? 0 : 1;
    case ["growth", .. var options]:
        return await GrowthRun.RunAsync(options) ? 0 : 1;
    case ["subscriptions", .. var options]:
        return await SubscriptionRun.RunAsync(options) ? 0 : 1;
    case ["serve-api", .. var options]:
        return await ServedApi.RunAsync(options);
    case ["settle", var redis]:
        await SettlingInstance.RunAsync(redis);
        return 0;
    case ["serve-engine"]:
        await KestrelServers.RunEngineAsync();
        return 0;
    case ["serve-raw", var answers]:
        await KestrelServers.RunRawAsync(answers);
        return 0;
    default:
        await Console.Error.WriteLineAsync("engine [--rounds 5] [--seconds 3] [--workload tiny|medium|large|variables|unique]…: compares servers\nallocations: counts what a request allocates\nmerged-thread [--entries 100|100000]… [--rounds 60] [--reads 10]: compares the newest entries of ten merged customers with those of one\nbrief [--callers 64] [--entries 10000] [--facts 200] [--every 1000] [--seconds 10]: asks for the briefs of long matters\ndeadlines [--pending 1000000] [--instances 3] [--minutes 15]: lets so many deadlines fall due while all instances but one are killed\ntrends [--sets 1000] [--reports 1000000] [--reads 30]: draws what is reported by chance and what is planted, and measures trends of very many reports\nrecord-entry [--callers 64] [--rounds 3] [--seconds 5] [--recorded 60000]: records entries, beside the bare scripts\nmixed [--callers 64] [--rounds 3] [--seconds 8] [--recorded 20000]: asks for what a day is made of, beside the bare calls to Redis\nthread-length [--short 100] [--long 100000] [--rounds 30] [--reads 100]: reads the newest of a short and of a long thread\nmemory [--entries 50000]: asks Redis what entries take\nsubscriptions [--subscriptions 10000] [--each 1000] [--seconds 10]: follows many threads at one API\ngrowth [--customers 1000000] [--seconds 4] [--callers 16]: measures with more and more customers");
        return 2;
}
