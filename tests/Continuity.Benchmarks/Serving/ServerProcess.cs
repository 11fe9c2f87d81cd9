using System.Diagnostics;
using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Serving;

/// <summary>A server that runs as a child process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(ServerKind kind, Process process, string address)
    {
        this.process = process;
        Kind = kind;
        Address = address;
    }

    public ServerKind Kind { get; }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>The processor time that it has taken so far, in the kernel too, in µs; it moves in steps of 10 ms.</summary>
    public double ProcessorMicroseconds => ProcessMeter.Microseconds(process.Id);

    /// <summary>Starts a server, and waits for the line that tells its address.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="fileName">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It ended, or said something else.</exception>
    public static async Task<ServerProcess> StartAsync(ServerKind kind, string fileName, params IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(fileName, arguments) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith("http://", StringComparison.Ordinal) == true)
        {
            return new ServerProcess(kind, process, line);
        }

        Stop(process);
        throw new InvalidOperationException($"{kind} did not start: \"{line}\".");
    }

    /// <summary>Where a workload is asked for.</summary>
    /// <param name="workload">The workload's name: the raw server has a path for each.</param>
    public string UrlOf(string workload) => Kind == ServerKind.Raw ? $"{Address}/{workload}" : $"{Address}/graphql";

    public void Dispose() => Stop(process);

    private static void Stop(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
