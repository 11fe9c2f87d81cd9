using System.Globalization;
using Continuity.Api.StartUp;

namespace Continuity.Benchmarks.Subscribers;

/// <summary>The API in a process that also tells, when it is asked, what memory it has left when all garbage is gone.</summary>
internal static class ServedApi
{
    /// <summary>What it is asked, and how its answer begins.</summary>
    public const string Question = "memory";

    /// <summary>Runs the API until it is killed.</summary>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var serving = Task.Run(() => (int)typeof(ApiHost).Assembly.EntryPoint!.Invoke(null, [arguments])!);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line == Question)
            {
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Question}{Managed()}"));
            }
        }

        return await serving;
    }

    /// <summary>Memory of the process: what lives in the managed heap, and what it has in RAM.</summary>
    /// <param name="api">The process.</param>
    public static async Task<(long Managed, long Resident)> AskAsync(MergedThreads.ApiServer api)
    {
        var managed = long.Parse(await api.SayAsync(Question, Question), CultureInfo.InvariantCulture);
        return (managed, Stand.ProcessMeter.ResidentBytes(api.ProcessId));
    }

    private static long Managed()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
