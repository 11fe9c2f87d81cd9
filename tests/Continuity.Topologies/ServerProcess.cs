using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Continuity.Topologies;

/// <summary>One run of a server that speaks the Redis protocol on a port of 127.0.0.1.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource ready = new();

    private ServerProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has not ended; a frozen one runs.</summary>
    public bool IsRunning => !process.HasExited;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="start">Its command line.</param>
    /// <param name="port">Its port.</param>
    /// <param name="answers">Whether to wait until it answers a PING, and not only until it says that it is ready: one that loads long, or asks for a password, does not.</param>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start, int port, bool answers = true)
    {
        var server = new ServerProcess(start);
        try
        {
            // Its own word, beside an answer on the port: while it was down, another may have taken the port.
            await Until.SoAsync(
                async () => server.IsRunning
                    ? server.ready.Task.IsCompleted && (!answers || await AnswersAsync(port))
                    : throw new InvalidOperationException($"{start.FileName} ended at once, with exit code {server.process.ExitCode}."),
                "The server answers");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP; returns when it stands still, which on a busy machine is later than when the signal was sent.</summary>
    public async Task FreezeAsync()
    {
        await SignalAsync("STOP");
        var threads = $"/proc/{process.Id}/task";
        await Until.SoAsync(() => Task.FromResult(!Directory.Exists(threads) || Directory.GetDirectories(threads).All(IsStopped)), "The server stands still");

        // The state follows the program's name, which stands in parentheses (proc_pid_stat(5)).
        static bool IsStopped(string thread)
        {
            try
            {
                return File.ReadAllText(Path.Combine(thread, "stat")).Split(')')[^1].TrimStart()[0] == 'T';
            }
            catch (IOException)
            {
                // It has ended since the threads were listed.
                return false;
            }
        }
    }

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Ends it by SIGKILL where it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            return await InlineRedis.AskAsync(port, "PING") == "PONG";
        }
        catch (Exception notYet) when (notYet is SocketException or IOException or InvalidOperationException)
        {
            // Not yet listening, or still loading.
            return false;
        }
    }

    private async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
