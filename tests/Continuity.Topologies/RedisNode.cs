using System.Diagnostics;
using System.Globalization;

namespace Continuity.Topologies;

/// <summary>A real redis-server on a free port of 127.0.0.1, with an append-only file that is synced at every write. It can be killed, frozen, and started again on its data.</summary>
public sealed class RedisNode : IAsyncDisposable
{
    /// <summary>The program.</summary>
    public const string Program = "redis-server";
    private readonly string[] settings;
    private readonly bool ownsFolder;
    private ServerProcess? process;

    /// <summary>Makes one that does not run yet.</summary>
    /// <param name="folder">Where its data is; null: a temporary folder, which goes with it.</param>
    /// <param name="settings">More of its command line, e.g. <c>"--maxmemory", "10mb"</c>.</param>
    public RedisNode(string? folder = null, params string[] settings)
    {
        this.settings = settings;
        ownsFolder = folder is null;
        Folder = folder is null ? Directory.CreateTempSubdirectory("continuity-redis-").FullName : Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Whether this machine has the program.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>Its port; the same in each run.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>Where the other nodes of a cluster reach it; by default that would be the port plus 10,000, which need not be free, or a port at all.</summary>
    public int BusPort { get; } = FreePort.Next();

    /// <summary>Where its data is.</summary>
    public string Folder { get; }

    /// <summary>What a client connects with.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The process id of the present run.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public int ProcessId => Running.Id;

    /// <summary>Whether it runs; a frozen one does.</summary>
    public bool IsRunning => process is { IsRunning: true };

    /// <summary>Whose replica it is from the next start on; null for nobody's. Nodes of a cluster know that themselves.</summary>
    public RedisNode? ReplicaOf { get; internal set; }

    /// <summary>What it has in its environment from the next start on, beside this process's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>();

    private ServerProcess Running => process ?? throw new InvalidOperationException("The node was not started.");

    /// <summary>Starts it on the data that is there, and waits until it answers.</summary>
    /// <param name="more">More of its command line, for this run only.</param>
    public async Task StartAsync(params string[] more)
    {
        if (process is not null)
        {
            await process.DisposeAsync();
            process = null;
        }

        string[] primary = ReplicaOf is { } other ? ["--replicaof", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1 {other.Port}")] : [];
        var start = new ProcessStartInfo(Program, [.. Basis(), .. primary, .. settings, .. more]) { WorkingDirectory = Folder };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        process = await ServerProcess.StartAsync(start, Port);
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public Task KillAsync() => Running.KillAsync();

    /// <summary>SIGSTOP; returns when it stands still.</summary>
    public Task FreezeAsync() => Running.FreezeAsync();

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => Running.ThawAsync();

    /// <summary>Asks it something, e.g. <c>INFO replication</c>.</summary>
    /// <param name="command">One line.</param>
    public Task<string> AskAsync(string command) => InlineRedis.AskAsync(Port, command);

    /// <summary>One line of what INFO tells.</summary>
    /// <param name="section">The section.</param>
    /// <param name="name">The line's name.</param>
    /// <returns>"" where there is no such line.</returns>
    public async Task<string> InfoAsync(string section, string name)
    {
        var lines = (await AskAsync("INFO " + section)).Split("\r\n");
        return lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";
    }

    /// <summary>Whether it holds itself for a primary now; false also where it is down or frozen.</summary>
    public async Task<bool> IsPrimaryAsync() => IsRunning && await InfoAsync("replication", "role") == "master";

    /// <summary>Deletes its data, as if its disk were lost; of a cluster, it goes on knowing the nodes. It must not run.</summary>
    public void LoseData()
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(Folder).Where(static file => Path.GetFileName(file) != "nodes.conf"))
        {
            if (Directory.Exists(file))
            {
                Directory.Delete(file, recursive: true);
            }
            else
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Ends it, and deletes the folder that it made.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (ownsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private string[] Basis() =>
    [
        "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", Folder,
        "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--repl-diskless-sync-delay", "0",
    ];
}
