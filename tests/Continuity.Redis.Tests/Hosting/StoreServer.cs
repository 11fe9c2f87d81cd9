using System.Diagnostics;
using System.Globalization;
using Continuity.Topologies;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A server on a free loopback port with data of its own, ended with the tests that share it.</summary>
public abstract class StoreServer : IAsyncLifetime
{
    private readonly List<TestStore> stores = [];
    private ServerProcess? process;

    public int Port { get; } = FreePort.Next();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("continuity-store-").FullName;

    protected virtual bool IsInstalled => true;

    /// <summary>Whether it answers whoever asks it something in plain words.</summary>
    protected virtual bool AnswersPlainly => true;

    /// <summary>How many calls of a command lie between two that a process is killed at, from <see cref="FirstKill"/> on, which is by chance: so each run of CI sees some, and all runs see all. A store does not notice whose process dies.</summary>
    public virtual int KillsAtEvery => 2;

    public virtual string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The first call that a process is killed at.</summary>
    public int FirstKill() => Random.Shared.Next(KillsAtEvery) + 1;

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
    public virtual async Task StartAsync() => process = await ServerProcess.StartAsync(CommandLine(), Port, AnswersPlainly);

    /// <summary>SIGKILL.</summary>
    public virtual Task KillAsync() => process!.KillAsync();

    /// <summary>Freezes the server; returns when it stands still, which on a busy machine is later than when the signal was sent.</summary>
    public Task FreezeAsync() => process!.FreezeAsync();

    /// <summary>Lets a frozen server go on.</summary>
    public Task ThawAsync() => process!.ThawAsync();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract ProcessStartInfo CommandLine();
}
