using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Threads;

namespace Continuity.Redis.Ingest;

/// <summary>
/// Which events of a source were taken in that are no entry, and so are not known by their session's home: remembered for as long as any key of idempotency. It is noted once all that
/// follows from an event is committed; where the process ends before that, the event comes again, for it was not answered.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
public sealed class TakenEvents
{
    private const char Separator = ' ';

    private readonly IRedisCalls redis;
    private readonly RedisOptions options;

    internal TakenEvents(IRedisCalls redis, RedisOptions options) => (this.redis, this.options) = (redis, options);

    /// <summary>Finds an event.</summary>
    /// <param name="source">The source.</param>
    /// <param name="id">What it calls the event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The digest of what it told, and its session; null where it was not taken in.</returns>
    public async Task<(string Digest, SessionId Session)?> FindAsync(string source, string id, CancellationToken cancellationToken)
    {
        // Too few replicas had the note, perhaps, when it was made: then the event was not answered.
        var note = (string?)await redis.GetConfirmedAsync(Key(source, id), cancellationToken);
        return note?.Split(Separator, 2) is [var digest, var session] ? (digest, SessionText.Read(session)) : null;
    }

    /// <summary>Notes that an event was taken in.</summary>
    /// <param name="source">The source.</param>
    /// <param name="id">What it calls the event.</param>
    /// <param name="digest">The digest of what it told; without blanks.</param>
    /// <param name="session">Its session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task NoteAsync(string source, string id, string digest, SessionId session, CancellationToken cancellationToken) =>
        redis.SetIfAbsentAsync(Key(source, id), $"{digest}{Separator}{SessionText.Of(session)}", options.RememberKeysFor, cancellationToken);

    private static string Key(string source, string id) => new IngestKey(KeyDigest.Of(source, $"event:{id}")).Session;
}
