using System.Globalization;
using Continuity.Faults.Faults;
using Continuity.Faults.Instances;
using Continuity.Faults.Proxies;
using Continuity.Topologies;

namespace Continuity.Faults.Rounds;

/// <summary>One topology with two instances of the API on it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int Count = 2;
    private readonly string folder = Directory.CreateTempSubdirectory("continuity-faults-").FullName;
    private readonly SmallDisk? disk;
    private readonly Lazy<Task> ending;

    /// <summary>Makes one that does not run yet.</summary>
    /// <param name="name">On which topology.</param>
    /// <param name="random">What its network goes by.</param>
    public Stage(string name, Random random)
    {
        ending = new(EndAsync);
        Topology = name;
        disk = name == Topologies.Topology.Single && SmallDisk.IsPossible ? SmallDisk.Mount(Path.Combine(folder, "disk")) : null;
        Redis = Topologies.Topology.Make(name, disk is null ? Path.Combine(folder, "redis") : Path.Combine(disk.Folder, "redis"));
        Proxy = name == Topologies.Topology.Single ? new TcpProxy(Redis.Nodes[0].Port, random) : null;
        var connection = Proxy is null ? Redis.ConnectionString : string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Proxy.Port}");
        AcknowledgedReplicas = name == Topologies.Topology.Single ? 0 : 1;
        Instances = [.. Enumerable.Range(0, Count).Select(_ => new ApiInstance(ApiSettings.Of(connection, Path.Combine(folder, "api"), AcknowledgedReplicas, Receiver.Address)))];
        Tokens = new(Path.Combine(folder, "api"));
    }

    public string Topology { get; }

    public IRedisTopology Redis { get; }

    /// <summary>What stands between the API and a single Redis; null on others.</summary>
    public TcpProxy? Proxy { get; }

    public SmallDisk? Disk => disk;

    public int AcknowledgedReplicas { get; }

    public IReadOnlyList<ApiInstance> Instances { get; }

    public Receiver Receiver { get; } = new();

    public Tokens Tokens { get; }

    public Cast Cast { get; private set; } = null!;

    /// <summary>What is promised of acknowledged writes, by the settings.</summary>
    public string Settings => $"appendonly yes, appendfsync always, maxmemory-policy noeviction, AcknowledgedReplicas {AcknowledgedReplicas}";

    /// <summary>A folder for whatever a fault needs.</summary>
    public string Folder => folder;

    /// <summary>Starts all of it.</summary>
    public async Task StartAsync()
    {
        await Redis.StartAsync();
        Proxy?.Start();
        await Receiver.StartAsync();
        foreach (var instance in Instances)
        {
            await instance.StartAsync();
        }

        Cast = new(Tokens);
    }

    /// <summary>Ends all of it, once, whoever asks for it: a signal does, too, while it is being used.</summary>
    public ValueTask DisposeAsync() => new(ending.Value);

    private async Task EndAsync()
    {
        foreach (var instance in Instances)
        {
            await TryAsync(instance.DisposeAsync);
        }

        if (Proxy is not null)
        {
            await TryAsync(Proxy.DisposeAsync);
        }

        await TryAsync(Receiver.DisposeAsync);
        await TryAsync(Redis.DisposeAsync);
        await TryAsync(() =>
        {
            disk?.Dispose();
            return ValueTask.CompletedTask;
        });
        await TryAsync(() =>
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    // The others are ended though one can't be.
    private async Task TryAsync(Func<ValueTask> end)
    {
        try
        {
            await end();
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"{folder}: not all could be ended: {fault.Message}");
        }
    }
}
