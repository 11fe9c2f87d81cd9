using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Continuity.Benchmarks.Allocations;

/// <summary>Counts what a request allocates, with BenchmarkDotNet.</summary>
internal static class AllocationRun
{
    private const double MostOnMedium = 4 * 1024;

    /// <summary>Measures, and prints a table.</summary>
    /// <returns>Whether the medium request stays within its bound.</returns>
    public static bool Run()
    {
        // In this process: the job's own project would not restore from a feed that lacks the versions it asks for.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "continuity-benchmarks"));
        var summary = BenchmarkRunner.Run<RequestBenchmark>(config);
        var medium = summary.Reports.Single(report => (string)report.BenchmarkCase.Parameters[nameof(RequestBenchmark.Workload)] == "medium");
        var bytes = medium.GcStats.GetBytesAllocatedPerOperation(medium.BenchmarkCase);
        Console.Out.WriteLine($"medium allocates {bytes} bytes a request; it is to be under {MostOnMedium}.");
        return bytes < MostOnMedium;
    }
}
