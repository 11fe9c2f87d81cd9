using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Continuity.Redis.Commit;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Ingest;

/// <summary>
/// Which session it is that a channel's system calls by a name of its own, and what came of it before that was known. What comes early is written before the session is looked for
/// once more, and the session is written before what came early is looked for: so one of the two finds the other, and nothing waits for ever.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
public sealed class IngestPlaces
{
    /// <summary>How long a session is found by its name: longer than any that has ended takes in what comes late.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(45);

    /// <summary>What the name of a call's place begins with.</summary>
    private const string Call = "call:";

    private readonly IRedisCalls redis;
    private readonly StoreTime time;

    internal IngestPlaces(IRedisCalls redis, StoreTime time) => (this.redis, this.time) = (redis, time);

    /// <summary>The name of a call's place.</summary>
    /// <param name="call">What the source calls it.</param>
    public static string OfCall(string call) => Call + call;

    /// <summary>What the source calls the call of a place.</summary>
    /// <param name="name">The name of the place.</param>
    public static string CallOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[Call.Length..];
    }

    /// <summary>Finds a session.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; null where none of that name has begun.</returns>
    public async Task<SessionId?> FindAsync(string source, string name, CancellationToken cancellationToken)
    {
        // Too few replicas had the note, perhaps, when it was made: what stands on it must not outlive it.
        var note = (string?)await redis.GetConfirmedAsync(Key(source, name).Session, cancellationToken);
        return note is null ? null : SessionText.Read(note);
    }

    /// <summary>Notes that a session has begun; the first one of a name stays.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls it.</param>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task NoteAsync(string source, string name, SessionId session, CancellationToken cancellationToken) =>
        redis.SetIfAbsentAsync(Key(source, name).Session, SessionText.Of(session), KeptFor, cancellationToken);

    /// <summary>Keeps what came before the session is known; the same once.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls the session.</param>
    /// <param name="content">What came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task KeepAsync(string source, string name, string content, CancellationToken cancellationToken)
    {
        // What is sent again and again waits since it came first.
        if ((await EarlyAsync(source, name, cancellationToken)).Any(early => early.Content == content))
        {
            return;
        }

        var at = time.Now().ToUnixTimeMilliseconds();

        // That something waits is known before it does: what is written in between is found all the same.
        await redis.SortedSetAddAsync(IngestKey.Waiting(source), name, at, cancellationToken);
        await redis.SortedSetAddAsync(Key(source, name).Early, content, at, cancellationToken);
    }

    /// <summary>What came before the session was known, and was not taken since, in the order in which it came.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls the session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<EarlyContent>> EarlyAsync(string source, string name, CancellationToken cancellationToken) =>
    [
        .. (await redis.SortedSetRangeByScoreAsync(Key(source, name).Early, 0, double.PositiveInfinity, 0, -1, cancellationToken))
            .Select(static entry => new EarlyContent((string)entry.Element!, DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score))),
    ];

    /// <summary>Lets go of what came early, once it is recorded.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls the session.</param>
    /// <param name="contents">What was recorded; of the rest it is still known that it waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TakenAsync(string source, string name, IReadOnlyList<string> contents, CancellationToken cancellationToken)
    {
        var key = Key(source, name).Early;
        if (contents.Count > 0)
        {
            await redis.SortedSetRemoveAsync(key, [.. contents.Select(static content => (RedisValue)content)], cancellationToken);
        }

        if (await redis.SortedSetLengthAsync(key, cancellationToken) == 0)
        {
            await redis.SortedSetRemoveAsync(IngestKey.Waiting(source), [name], cancellationToken);
        }
    }

    /// <summary>Lets go of what came early and will never be recorded.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What the source calls the session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task ForgetAsync(string source, string name, CancellationToken cancellationToken) =>
        await TakenAsync(source, name, [.. (await EarlyAsync(source, name, cancellationToken)).Select(static early => early.Content)], cancellationToken);

    /// <summary>A source's names for sessions of which something waits, those first that do so for longest.</summary>
    /// <param name="source">The source.</param>
    /// <param name="before">Only those of which something came no later than this.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<string>> WaitingAsync(string source, DateTimeOffset before, int take, CancellationToken cancellationToken) =>
        WaitingAsync(source, before, 0, take, cancellationToken);

    /// <summary>The same, from behind those that are known already.</summary>
    /// <param name="source">The source.</param>
    /// <param name="before">Only those of which something came no later than this.</param>
    /// <param name="skip">How many of them to pass over.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> WaitingAsync(string source, DateTimeOffset before, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await redis.SortedSetRangeByScoreAsync(IngestKey.Waiting(source), 0, before.ToUnixTimeMilliseconds(), skip, take, cancellationToken)).Select(static entry => (string)entry.Element!)];

    private static IngestKey Key(string source, string name) => new(KeyDigest.Of(source, name));
}
