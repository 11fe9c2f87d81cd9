using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Model;
using Continuity.Redis.Merging;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>
/// A process of its own that merges customers, undoes it, or does another command, and kills itself at a step; or that tells an agent of one commit after the other until it is killed.
/// </summary>
internal sealed class MergingProcess : IAsyncDisposable
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private readonly Process process;

    private MergingProcess(Process process) => this.process = process;

    /// <summary>A process that is about to merge.</summary>
    public static Task<MergingProcess> MergingAsync(StoreServer server, MergeStep? step, CustomerId survivor, CustomerId merged) =>
        StartAsync(server, $"{step}", "merge", survivor.Value, merged.Value);

    /// <summary>A process that is about to undo a merge.</summary>
    public static Task<MergingProcess> UnmergingAsync(StoreServer server, MergeStep? step, MergeId merge) =>
        StartAsync(server, $"{step}", "unmerge", merge.Merged.Value, merge.Number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process that is about to do the command of a scene of the model.</summary>
    public static Task<MergingProcess> PlayingAsync(StoreServer server, int call, CrashScene scene, CustomerId home, DateTimeOffset now) =>
        StartAsync(server, call.ToString(CultureInfo.InvariantCulture), "scene", scene.Name, home.Value, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>A process that is about to remove an agent.</summary>
    public static Task<MergingProcess> RemovingAsync(StoreServer server, int call, string agent, string successor) =>
        StartAsync(server, call.ToString(CultureInfo.InvariantCulture), "remove", agent, successor);

    /// <summary>A process that is about to erase a customer.</summary>
    public static Task<MergingProcess> ErasingAsync(StoreServer server, int call, CustomerId home) =>
        StartAsync(server, call.ToString(CultureInfo.InvariantCulture), "erase", home.Value);

    /// <summary>A process that is about to commit at homes, and to tell an agent of each commit.</summary>
    public static Task<MergingProcess> TellingAsync(StoreServer server, string agent, IEnumerable<CustomerId> homes) =>
        StartAsync(server, "", ["tell", agent, .. homes.Select(static home => home.Value)]);

    /// <summary>Lets it begin.</summary>
    public async Task BeginAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Lets it begin, and waits for its end.</summary>
    /// <returns>"accepted", a refusal's code, or null where it was killed: before it could tell, or by what it did in the background after that.</returns>
    public async Task<string?> RunAsync()
    {
        await BeginAsync();
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? told.Trim() : told.Trim() is "" or "accepted" ? null : throw new InvalidOperationException(told);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<MergingProcess> StartAsync(StoreServer server, string step, params string[] command)
    {
        var start = new ProcessStartInfo(
            Dotnet, [Path.Combine(AppContext.BaseDirectory, "Continuity.Redis.CrashHost.dll"), server.ConnectionString, step, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var host = new MergingProcess(Process.Start(start)!);
        Assert.Equal("ready", await host.process.StandardOutput.ReadLineAsync());
        return host;
    }
}
