using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Ingest;

/// <summary>
/// Which sessions it is that a chat or app calls by a name of its own: kept for 45 days after the name was last used, longer than any session that has ended takes in what comes late.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
public sealed class ConversationPlaces
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(45);

    // Renewed once a day, and not with every message.
    private static readonly TimeSpan RenewedBelow = KeptFor - TimeSpan.FromDays(1);

    private static readonly Script Get = Script.From("get_and_keep.lua");
    private static readonly Script Set = Script.From("set_if_same.lua");

    private readonly IRedisCalls redis;

    internal ConversationPlaces(IRedisCalls redis) => this.redis = redis;

    /// <summary>Finds the sessions of a name; while it is used it is kept.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where none of that name has begun.</returns>
    public async Task<ConversationChain?> FindAsync(string source, string name, CancellationToken cancellationToken)
    {
        if (await GetAsync(source, name, cancellationToken) is { } chain)
        {
            return chain;
        }

        // Earlier versions noted each session of a name by itself; those that came after the first are found again as they are started again.
        if ((string?)await redis.GetAsync(FirstKey(source, name), cancellationToken) is not { } first)
        {
            return null;
        }

        chain = new(1, [new(SessionText.Read(first), DateTimeOffset.MinValue)]);
        return await TryWriteAsync(source, name, null, chain, cancellationToken) ? chain : await GetAsync(source, name, cancellationToken);
    }

    /// <summary>Writes what has become of a chain, unless it has changed since it was read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls the sessions.</param>
    /// <param name="before">The chain as it was read; null where there was none.</param>
    /// <param name="after">The chain as it is to be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> TryWriteAsync(string source, string name, ConversationChain? before, ConversationChain after, CancellationToken cancellationToken) =>
        (int)await redis.EvaluateAsync(Set, [Key(source, name)], [before?.Write() ?? "", after.Write(), (long)KeptFor.TotalMilliseconds], cancellationToken) == 1;

    private async Task<ConversationChain?> GetAsync(string source, string name, CancellationToken cancellationToken) =>
        (string?)await redis.EvaluateAsync(Get, [Key(source, name)], [(long)RenewedBelow.TotalMilliseconds, (long)KeptFor.TotalMilliseconds], cancellationToken) is { } text
            ? ConversationChain.Read(text)
            : null;

    // The names of calls, of events and of the sessions of earlier versions begin otherwise.
    private static RedisKey Key(string source, string name) => new IngestKey(KeyDigest.Of(source, $"chain:{name}")).Session;

    private static RedisKey FirstKey(string source, string name) => new IngestKey(KeyDigest.Of(source, $"session:{name}")).Session;
}
