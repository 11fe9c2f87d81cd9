using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace Continuity.Api.Tests.Privacy;

/// <summary>All that a Redis holds: the names of its keys, and whatever is in them.</summary>
internal static class StoreScan
{
    /// <summary>Reads it.</summary>
    /// <param name="port">The server's port.</param>
    /// <returns>Each text, with the key that it is in.</returns>
    public static async Task<IReadOnlyList<(string Key, string Text)>> ReadAsync(int port)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},allowAdmin=true,syncTimeout=20000"));
        var (server, database) = (redis.GetServer(redis.GetEndPoints()[0]), redis.GetDatabase());
        var found = new List<(string, string)>();
        foreach (var key in server.Keys(pattern: "*", pageSize: 500).Distinct())
        {
            found.Add((key!, key!));
            found.AddRange(Values(database, key).Select(value => ((string)key!, Encoding.UTF8.GetString((byte[])value! ?? []))));
        }

        // It would wait for what Garnet never answers.
        await redis.CloseAsync(false);
        return found;
    }

    private static IEnumerable<RedisValue> Values(IDatabase database, RedisKey key) => database.KeyType(key) switch
    {
        RedisType.String => [database.StringGet(key)],
        RedisType.Hash => database.HashGetAll(key).SelectMany(static entry => new[] { entry.Name, entry.Value }),
        RedisType.List => database.ListRange(key),
        RedisType.Set => database.SetMembers(key),
        RedisType.SortedSet => database.SortedSetRangeByRank(key),
        RedisType.None => [],
        var other => throw new InvalidOperationException($"{key} is a {other}, which nobody reads here."),
    };
}
