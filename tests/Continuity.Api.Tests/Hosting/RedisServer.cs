using System.Globalization;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A real redis-server with an append-only file, synced at every write.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";
    private readonly TemporaryFolder folder;
    private ChildProcess child;

    private RedisServer(TemporaryFolder folder, ChildProcess child, int port)
    {
        this.folder = folder;
        this.child = child;
        Port = port;
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What the API connects with.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Its process id.</summary>
    public int Id => child.Id;

    /// <summary>Whether this machine has one.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Starts one on a free port; skips the test where none is installed.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        Assert.SkipUnless(IsInstalled, "redis-server is not installed here.");
        var folder = new TemporaryFolder();
        var port = FreePort.Next();
        return new RedisServer(folder, await LaunchAsync(folder, port), port);
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => child.KillAsync();

    /// <summary>Starts it again on the same port and data.</summary>
    public async Task StartAgainAsync()
    {
        await child.DisposeAsync();
        child = await LaunchAsync(folder, Port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<ChildProcess> LaunchAsync(TemporaryFolder folder, int port)
    {
        var child = ChildProcess.Start(Program, ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.Path, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]);
        await child.WaitUntilAsync(static lines => lines.Any(static line => line.Contains("Ready to accept connections", StringComparison.Ordinal)));
        return child;
    }
}
