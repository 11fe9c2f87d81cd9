using System.Diagnostics;
using Continuity.FollowUps;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Continuity.Benchmarks.Deadlines;

/// <summary>A process of its own that does all that an instance of the API does of itself: it settles what falls due, and relays what others left.</summary>
internal sealed class SettlingInstance : IDisposable
{
    private readonly Process process;

    private SettlingInstance(Process process) => this.process = process;

    /// <summary>Starts one, and waits until it is at work.</summary>
    /// <param name="redis">The store.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<SettlingInstance> StartAsync(string redis)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Continuity.Benchmarks.dll"), "settle", redis];
        var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadLineAsync() == "ready" ? new(process) : throw new InvalidOperationException("An instance ended before it was ready.");
    }

    /// <summary>Is one, until its input ends.</summary>
    /// <param name="redis">The store.</param>
    public static async Task RunAsync(string redis)
    {
        var options = new RedisOptions { ConnectionString = redis, AcceptDataLoss = true };

        // Nothing is missed while this runs: of each home there is one thing to do.
        var followUps = new FollowUpOptions { Grace = TimeSpan.FromDays(1) };
        await using var services = new ServiceCollection().AddLogging().AddSingleton(followUps).AddContinuityStore(options).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        var work = services.GetServices<IHostedService>().ToList();
        foreach (var one in work)
        {
            await one.StartAsync(CancellationToken.None);
        }

        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadToEndAsync();
        foreach (var one in work)
        {
            await one.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The most memory that a process has had, in MiB.</summary>
    /// <param name="processId">The process.</param>
    public static long PeakMemory(int processId) =>
        long.Parse(File.ReadLines($"/proc/{processId}/status").First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture) / 1024;

    /// <summary>The processor time that it has taken so far, and the most memory that it has had, in MiB.</summary>
    public (TimeSpan Processor, long Memory) Measure() => (process.TotalProcessorTime, PeakMemory(process.Id));

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
