using System.Diagnostics;
using System.Globalization;

namespace Continuity.Api.Embedded;

/// <summary>One run of the Garnet server as a child process.</summary>
internal sealed class GarnetProcess : IAsyncDisposable
{
    private const string ReadyLine = "Ready to accept connections";
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private volatile string? lastWords;

    private GarnetProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Completes when it has ended, however.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>The exit code; only once <see cref="Ended"/> has completed.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Starts the server and waits until it has recovered its data and answers.</summary>
    /// <param name="installation">What to run.</param>
    /// <param name="folder">Its data.</param>
    /// <param name="port">Where to listen, on 127.0.0.1.</param>
    /// <param name="cancellationToken">Ends the wait, and the server with it.</param>
    /// <exception cref="GarnetEndedException">It ended instead, for example because the port is taken.</exception>
    public static async Task<GarnetProcess> StartAsync(EmbeddedStoreInstallation installation, DataFolder folder, int port, CancellationToken cancellationToken)
    {
        var garnet = new GarnetProcess(CommandLine(installation, folder, port));
        try
        {
            garnet.Run();
            await Task.WhenAny(garnet.ready.Task, garnet.Ended).WaitAsync(cancellationToken);
            if (garnet.Ended.IsCompleted)
            {
                throw new GarnetEndedException(garnet.lastWords ?? $"exit code {garnet.ExitCode}");
            }

            await RespPing.SendAsync("127.0.0.1", port, cancellationToken);
            return garnet;
        }
        catch
        {
            await garnet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, and waits; past 10 seconds it is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted)
        {
            try
            {
                process.StandardInput.BaseStream.WriteByte(StartupHook.PleaseEnd);
                process.StandardInput.Close();
                await Ended.WaitAsync(TimeToStop);
            }
            catch (Exception fault) when (fault is TimeoutException or IOException)
            {
                process.Kill(entireProcessTree: true);
                await Ended;
            }
        }

        process.Dispose();
    }

    private static ProcessStartInfo CommandLine(EmbeddedStoreInstallation installation, DataFolder folder, int port)
    {
        var start = new ProcessStartInfo(installation.DotnetHost)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        string[] arguments =
        [
            installation.Server, "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
            // Past the memory, records go to the disk: without a storage tier they would silently be dropped.
            "--memory", "512m", "--page", "4m", "--index", "16m", "--storage-tier", "--logdir", folder.Store, "--lua", "--lua-transaction-mode",
            // A log that can't be replayed ends the server: it would otherwise start with what it had replayed so far.
            "--aof", "--aof-commit-wait", "--device-type", "RandomAccess", "--recover", "--fail-on-recovery-error", "--checkpointdir", folder.Store,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = installation.StartupHook;
        start.Environment[StartupHook.LockVariable] = folder.StoreLock;
        return start;
    }

    private void Run()
    {
        process.Start();
        Ended = process.WaitForExitAsync(CancellationToken.None);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line?.Contains(ReadyLine, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult();
        }

        lastWords = string.IsNullOrWhiteSpace(line) ? lastWords : line.Trim();
    }
}
