using System.Diagnostics;
using System.Globalization;
using Continuity.Topologies;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>A redis-server of the benchmark's own.</summary>
internal sealed class LocalRedis : IDisposable
{
    private const string Program = "redis-server";
    private readonly Process process;

    private LocalRedis(Process process, int port) => (this.process, Address) = (process, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));

    /// <summary>Whether this machine has one.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Starts it, and waits until it is ready.</summary>
    /// <param name="folder">Where it logs all that is written, each second to the disk; null: it keeps nothing, as where only reading is measured.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static Task<LocalRedis> StartAsync(string? folder = null) =>
        RunAsync(folder is null ? ["--appendonly", "no"] : ["--appendonly", "yes", "--appendfsync", "everysec", "--dir", folder]);

    /// <summary>Starts it on a folder's snapshot, where there is one, without logging anything: the log can be switched on later.</summary>
    /// <param name="folder">The folder.</param>
    public static Task<LocalRedis> LoadAsync(string folder) => RunAsync(["--appendonly", "no", "--dir", folder]);

    private static async Task<LocalRedis> RunAsync(string[] log)
    {
        var port = FreePort.Next();
        string[] arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", .. log];
        var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                // What it says later is read too, so that it never has to wait for a reader.
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, port);
            }
        }

        throw new InvalidOperationException($"{Program} ended before it was ready.");
    }

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
