using System.Globalization;
using Continuity.Benchmarks.MergedThreads;
using StackExchange.Redis;

namespace Continuity.Benchmarks.Stand;

/// <summary>A redis-server of the benchmark's own, with what is asked of it about itself.</summary>
internal sealed class MeasuredRedis : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly LocalRedis server;
    private readonly ConnectionMultiplexer connection;

    private MeasuredRedis(LocalRedis server, ConnectionMultiplexer connection) => (this.server, this.connection) = (server, connection);

    /// <summary>Where it listens.</summary>
    public string Address => server.Address;

    /// <summary>Its process.</summary>
    public int ProcessId => server.ProcessId;

    /// <summary>A client's connection to it.</summary>
    public IDatabase Database => connection.GetDatabase();

    /// <summary>Starts it on a folder's snapshot, where there is one; it logs nothing yet.</summary>
    /// <param name="folder">The folder.</param>
    public static async Task<MeasuredRedis> StartAsync(string folder)
    {
        var server = await LocalRedis.LoadAsync(folder);
        try
        {
            return new(server, await ConnectionMultiplexer.ConnectAsync($"{server.Address},allowAdmin=true,syncTimeout=60000"));
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>From now on all that is written goes into a log.</summary>
    /// <param name="flush">When the log goes to the disk: <c>always</c> or <c>everysec</c>.</param>
    public async Task LogAsync(string flush)
    {
        await Database.ExecuteAsync("CONFIG", "SET", "appendfsync", flush);
        await Database.ExecuteAsync("CONFIG", "SET", "appendonly", "yes");
        while (await InfoAsync("persistence") is var info && (info["aof_enabled"] != "1" || info["aof_rewrite_in_progress"] != "0" || info["aof_rewrite_scheduled"] != "0"))
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>Writes a snapshot into its folder.</summary>
    public Task SaveAsync() => Database.ExecuteAsync("SAVE");

    /// <summary>The bytes that all it holds takes, its own buffers and its knowledge of scripts included.</summary>
    public async Task<long> UsedBytesAsync() => long.Parse((await InfoAsync("memory"))["used_memory"], CultureInfo.InvariantCulture);

    /// <summary>Its version and allocator.</summary>
    public async Task<string> DescribeAsync() => $"Redis {(await InfoAsync("server"))["redis_version"]}, {(await InfoAsync("memory"))["mem_allocator"]}";

    /// <summary>Deletes the keys of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>How many there were.</returns>
    public async Task<long> DeleteAsync(string pattern)
    {
        var keys = connection.GetServer(connection.GetEndPoints()[0]).Keys(pattern: pattern, pageSize: 10_000).Chunk(10_000);
        long deleted = 0;
        foreach (var some in keys)
        {
            deleted += await Database.KeyDeleteAsync(some);
        }

        return deleted;
    }

    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync(allowCommandsToComplete: false);
        connection.Dispose();
        server.Dispose();
    }

    private async Task<Dictionary<string, string>> InfoAsync(string section) =>
        ((string)(await Database.ExecuteAsync("INFO", section))!).Split("\r\n").Where(static line => line.Contains(':', StringComparison.Ordinal))
            .ToDictionary(static line => line[..line.IndexOf(':', StringComparison.Ordinal)], static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
}
