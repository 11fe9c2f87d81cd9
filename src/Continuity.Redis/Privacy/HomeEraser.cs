using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Projections;
using Continuity.Redis.Recovery;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Privacy;

/// <summary>
/// Takes what is left of a person out of one home that is marked as erased, a step at a time: each is a commit that says how far it has come, and may be done again after a crash. What leads out
/// of the home by what is recorded in it is taken away before the record.
/// </summary>
internal sealed class HomeEraser(
    IRedisCalls redis,
    CustomerLoader loader,
    Lazy<CommandCommit> commands,
    MergeSettlement merges,
    OtherHomesChange others,
    EntryLog log,
    TrendProjection trends,
    ErasedOutbox outbox,
    IEnumerable<IErasedPlace> places)
{
    private static readonly Answer<bool> None = Answer.Json<bool>();
    private static readonly Script ForgetEmail = Script.From("email_forget.lua");

    /// <summary>Takes it out.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait; what was done stays done.</param>
    /// <returns>Whether nothing is left; false where something on its way out of the home is still on it.</returns>
    public async Task<bool> EraseAsync(CustomerId home, CancellationToken cancellationToken)
    {
        await merges.SettleAsync(home, cancellationToken);
        if (await ReadAsync(home, cancellationToken) is not { Profile.Erasure: { DoneAt: null } erasure })
        {
            return true;
        }

        await outbox.DrainAsync(home, cancellationToken);
        foreach (var place in places)
        {
            await place.EraseAsync(home, cancellationToken);
        }

        foreach (var other in erasure.Suggested)
        {
            await others.ForgetAsync(other, home, cancellationToken);
        }

        while (EraseRecords.Next((await ReadAsync(home, cancellationToken)).Profile) is { Count: > 0 } numbers)
        {
            await EraseRecordsAsync(home, numbers, cancellationToken);
        }

        while (await ReadAsync(home, cancellationToken) is var state && EraseEntries.Next(state.Profile, state.LogLength) is { Count: > 0 } sequences)
        {
            await EraseEntriesAsync(home, sequences, cancellationToken);
        }

        return await outbox.DrainAsync(home, cancellationToken)
            && (await commands.Value.CommitAsync(Step(home), EndErasure.Decide, None, cancellationToken)).Value;
    }

    private async Task<CustomerState> ReadAsync(CustomerId home, CancellationToken cancellationToken) => (await loader.LoadAsync(home, [], null, cancellationToken)).Customer.State;

    private async Task EraseRecordsAsync(CustomerId home, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var reports = EraseRecords.Reports(numbers);
        var stored = await redis.HashGetAsync(new CustomerKeys(home).State, [.. reports.Select(static number => (StackExchange.Redis.RedisValue)CustomerFields.ProblemReport(number))], cancellationToken);
        foreach (var report in stored.Where(static value => !value.IsNull).Select(static value => StoredField.Read<ProblemReport>((byte[])value!, out _)))
        {
            await trends.ForgetAsync(ProblemReported.Of(home, report), cancellationToken);
        }

        var step = Step(home) with
        {
            Tickets = numbers, Recoveries = numbers, Briefs = numbers, Sessions = numbers, Handoffs = numbers, OwnershipOffers = numbers, FollowUps = numbers, ProblemReports = reports,
        };
        await commands.Value.CommitAsync(step, (state, now) => EraseRecords.Decide(state, numbers, now), None, cancellationToken);
    }

    private async Task EraseEntriesAsync(CustomerId home, IReadOnlyList<int> sequences, CancellationToken cancellationToken)
    {
        var entries = await log.RangeAsync(home, sequences[0], sequences[^1], cancellationToken);
        var ids = entries.Select(static entry => entry.Draft.Content).OfType<EmailContent>()
            .SelectMany(static email => new[] { MessageId.Of(email.MessageId), MessageId.Of(email.InReplyTo) });
        await Task.WhenAll(ids.OfType<MessageId>().Distinct().Select(id => redis.EvaluateAsync(ForgetEmail, [new EmailKey(id).Session], [home.Value], cancellationToken)));
        await commands.Value.CommitAsync(Step(home) with { Entries = sequences }, EraseEntries.Decide, None, cancellationToken);
    }

    private static CommitRequest Step(CustomerId home) => new(home) { Settles = true, Erases = true };
}
