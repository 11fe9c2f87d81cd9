using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A process of its own that settles what falls due, until it is killed or asked to end.</summary>
internal sealed class SettlingProcess : IAsyncDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private readonly Process process;

    private SettlingProcess(Process process) => this.process = process;

    /// <summary>Starts it; returns when it has its share.</summary>
    public static async Task<SettlingProcess> StartAsync(StoreServer server)
    {
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, "Continuity.Redis.CrashHost.dll"), server.ConnectionString, "", "settle"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var host = new SettlingProcess(Process.Start(start)!);
        Assert.Equal("ready", await host.process.StandardOutput.ReadLineAsync());
        return host;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
