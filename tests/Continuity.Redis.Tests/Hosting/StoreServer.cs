using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A server on a free loopback port with data of its own, ended with the tests that share it.</summary>
public abstract class StoreServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<TestStore> stores = [];
    private Process? process;

    public int Port { get; } = FreePort.Next();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("continuity-store-").FullName;

    protected virtual bool IsInstalled => true;

    /// <summary>Which of a command's calls a process is killed at: each one. A store does not notice whose process dies, so that others than redis-server see some of them, and so spare CI the time.</summary>
    public virtual int KillsAtEvery => 1;

    public virtual string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public virtual async ValueTask InitializeAsync()
    {
        if (IsInstalled)
        {
            await StartAsync();
        }
    }

    /// <summary>Opens a store as one more process would; skips the test where there is no server to open it on.</summary>
    public async Task<TestStore> OpenAsync(Func<RedisOptions, RedisOptions>? configure = null, Action<IServiceCollection>? replace = null)
    {
        Assert.SkipUnless(IsInstalled, $"{CommandLine().FileName} is not installed here.");
        var options = new RedisOptions { ConnectionString = ConnectionString, Deadline = TimeSpan.FromSeconds(20) };
        var store = await TestStore.OpenAsync(configure?.Invoke(options) ?? options, replace);
        stores.Add(store);
        return store;
    }

    /// <summary>A connection beside the stores', to look at the server and to do what no store does.</summary>
    public Task<ConnectionMultiplexer> ConnectAsync() =>
        ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},allowAdmin=true"));

    /// <summary>Starts the server, on the data that is there, and waits until it answers.</summary>
    public virtual async Task StartAsync()
    {
        // Its own word, beside an answer on the port: while it is down, the port may be taken by the server of another test.
        var ready = new TaskCompletionSource();
        var start = CommandLine();
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!(ready.Task.IsCompleted && await AnswersAsync()))
        {
            Assert.True(watch.Elapsed < Patience && !process.HasExited, "The server does not start.");
            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL.</summary>
    public virtual async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Freezes the server; returns when it stands still, which on a busy machine is later than when the signal was sent.</summary>
    public async Task FreezeAsync()
    {
        await SignalAsync("STOP");
        var threads = $"/proc/{process!.Id}/task";
        await Poll.UntilAsync(() => Task.FromResult(!Directory.Exists(threads) || Directory.GetDirectories(threads).All(IsStopped)));

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

    /// <summary>Lets a frozen server go on.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract ProcessStartInfo CommandLine();

    protected virtual async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[5];
            await client.GetStream().ReadExactlyAsync(answer);
            return answer.AsSpan().SequenceEqual("+PONG"u8);
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }
}
