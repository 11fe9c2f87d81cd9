using System.Diagnostics;
using System.Globalization;

namespace Continuity.GraphQL.Fuzz;

/// <summary>The child process that the server runs in.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Whether it has ended, which it never should.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>What it ended with.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The most memory that it has had resident, in MiB, as the kernel counts.</summary>
    public double PeakMebibytes => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal))[6..^2], CultureInfo.InvariantCulture) / 1024;

    /// <summary>Starts this same program as the server.</summary>
    /// <param name="mostLimits">Whether the limits are set as wide as they can be.</param>
    public static async Task<ServerProcess> StartAsync(bool mostLimits)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", mostLimits ? "most" : "default"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(address));
    }

    /// <summary>Waits for its end, for a short time; tells whether it has come.</summary>
    public async Task<bool> EndsSoonAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
