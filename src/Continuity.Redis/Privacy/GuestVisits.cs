using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Redis.Threads;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Privacy;

/// <summary>
/// The sessions of other customers that somebody entered by a code, kept by the identity that they signed in with. Once they are erased, each is gone to: what they were known by and what they said
/// there is taken away, what others did stays. Each step may be done again after a crash.
/// </summary>
public sealed class GuestVisits
{
    private const int Step = 50;
    private const int Stretch = 500;

    /// <summary>Far longer than a message can be on its way: that of a visit from before the erasure, which comes after it.</summary>
    private const long KeepForgottenMs = 7L * 24 * 3600 * 1000;

    private static readonly Script Forget = Script.From("visits_forget.lua");
    private static readonly Answer<bool> None = Answer.Json<bool>();
    private readonly IRedisCalls redis;
    private readonly Lazy<CommandCommit> commands;
    private readonly Lazy<Redactions> redactions;
    private readonly EntryLog log;

    internal GuestVisits(IRedisCalls redis, Lazy<CommandCommit> commands, Lazy<Redactions> redactions, EntryLog log) =>
        (this.redis, this.commands, this.redactions, this.log) = (redis, commands, redactions, log);

    /// <summary>Finds the sessions that were entered with an identity, as far as the relay has come.</summary>
    /// <param name="identity">The identity, normalised.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Them, the earliest first.</returns>
    public async Task<IReadOnlyList<SessionId>> FindAsync(Identity identity, int skip, int take, CancellationToken cancellationToken) =>
        Read(await redis.SortedSetRangeByScoreAsync(new IdentityKey(identity).Visits, double.NegativeInfinity, double.PositiveInfinity, skip, take, cancellationToken));

    // Whichever of the two comes later, sees what the earlier one has noted.
    internal async Task ApplyAsync(GuestCame message, CancellationToken cancellationToken)
    {
        var (key, at) = (new IdentityKey(message.Identity), message.At.ToUnixTimeMilliseconds());
        await redis.SortedSetAddAsync(key.Visits, SessionText.Of(message.Session), at, cancellationToken);
        var forgotten = await redis.GetAsync(key.Forgotten, cancellationToken);
        if (!forgotten.IsNull && (long)forgotten >= at)
        {
            await ForgetAsync(message.Identity, message.Session, DateTimeOffset.FromUnixTimeMilliseconds((long)forgotten), cancellationToken);
        }
    }

    internal async Task ApplyAsync(GuestErased message, CancellationToken cancellationToken)
    {
        var (key, at) = (new IdentityKey(message.Identity), message.At.ToUnixTimeMilliseconds());
        await redis.EvaluateAsync(Forget, [key.Forgotten], [at, KeepForgottenMs], cancellationToken);
        while (Read(await redis.SortedSetRangeByScoreAsync(key.Visits, double.NegativeInfinity, at, 0, Step, cancellationToken)) is { Count: > 0 } visits)
        {
            foreach (var session in visits)
            {
                await ForgetAsync(message.Identity, session, message.At, cancellationToken);
            }
        }
    }

    private static IReadOnlyList<SessionId> Read(SortedSetEntry[] visits) => [.. visits.Select(static visit => SessionText.Read((string)visit.Element!))];

    /// <summary>First nobody can say more there; then what was said is taken away; then it is known nowhere that they were there. Where the other customer is erased too, nothing is left to do.</summary>
    private async Task ForgetAsync(Identity identity, SessionId session, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (home, number) = session;
        var left = await commands.Value.CommitAsync(new CommitRequest(home) { Sessions = [number] }, (state, now) => ForgetGuest.Decide(state, number, identity, now), None, cancellationToken);
        if (left is { IsAccepted: true, Value: true })
        {
            await EraseWordsAsync(left.State.Sessions[number], home, at, cancellationToken);
        }

        await redis.SortedSetRemoveAsync(new IdentityKey(identity).Visits, [SessionText.Of(session)], cancellationToken);
    }

    private async Task EraseWordsAsync(Session session, CustomerId home, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var from = session.LogLengthAtStart + 1; await log.RangeAsync(home, from, from + Stretch - 1, cancellationToken) is { Count: > 0 } entries; from += entries.Count)
        {
            foreach (var entry in entries.Where(entry => entry.Draft.Redaction is null or { IsPartial: true } && ForgetGuest.IsOfGuest(entry.Draft, session.Number)))
            {
                await redactions.Value.EraseAsync(entry, at, cancellationToken);
            }
        }
    }
}
