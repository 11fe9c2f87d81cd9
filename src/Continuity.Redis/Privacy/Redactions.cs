using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Privacy;

/// <summary>
/// Redacts entries: takes away what repeats an entry at all homes of the customer, some of it at a time, and the entry itself last, in a commit that holds only if nothing was recorded since it was looked
/// for. So a redaction that breaks off can be asked for again, and then looks anew.
/// </summary>
public sealed class Redactions
{
    private const int Stretch = 500;
    private const int AtOnce = 50;

    /// <summary>How far before an entry those are that were written in one commit with it.</summary>
    private const int Nearby = 20;

    private readonly CustomerStore customers;
    private readonly RecordReader records;
    private readonly EntryLog log;

    internal Redactions(CustomerStore customers, RecordReader records, EntryLog log) => (this.customers, this.records, this.log) = (customers, records, log);

    /// <summary>Redacts an entry.</summary>
    /// <param name="command">Which, and why.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entry, which the state has; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public async Task<Committed<EntryId>> RedactAsync(RedactEntryCommand command, Caller caller, CancellationToken cancellationToken)
    {
        var (home, sequence) = command.Entry;
        if (await log.RangeAsync(home, sequence, sequence, cancellationToken) is not [var entry])
        {
            return await customers.CommitAsync(new CommitRequest(home), (state, now) => RedactEntry.Decide(state, caller, command, now), null, cancellationToken);
        }

        var session = entry.Draft.Session is { } number ? await records.SessionsAsync(home, [number], cancellationToken) : [];
        int[] tickets = [.. new[] { entry.Draft.Ticket, session is [var held] ? held.Ticket : null }.OfType<int>().Distinct()];
        var (followUps, handoffs) = entry.Draft.Content is ActivityContent ? await ToldAsync(entry, cancellationToken) : ([], []);
        var request = new CommitRequest(home)
        {
            Entries = [sequence], Sessions = [.. session.Select(static one => one.Number)], Tickets = tickets, Briefs = tickets, FollowUps = followUps, Handoffs = handoffs, OpenSessions = true,
        };
        RedactionReach? reach = null;
        var looked = await customers.CommitAsync(
            request,
            (state, now) =>
            {
                var found = RedactEntry.Reach(state, caller, command, now);
                reach = found.Result;
                return found.Refusal is { } refusal ? refusal : Decision.Accept(command.Entry, state);
            },
            null,
            cancellationToken);
        if (!looked.IsAccepted || reach is null)
        {
            return looked;
        }

        return await TakeAllAsync(looked.State, request, command.Entry, reach, cancellationToken);
    }

    /// <summary>Takes away what a guest said who is erased, and what repeats it at all homes of the customer whose guest they were.</summary>
    /// <param name="entry">What they said, as it was recorded.</param>
    /// <param name="at">When they were erased.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task EraseAsync(Entry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var home = await customers.LoadAsync(entry.Id.Home, [], [], cancellationToken);
        await TakeAllAsync(home, new(home.Id) { Entries = [entry.Id.Sequence] }, entry.Id, RedactionReach.OfGuest(entry, at), cancellationToken);
    }

    /// <summary>Takes away what goes with an entry, and then the entry.</summary>
    private async Task<Committed<EntryId>> TakeAllAsync(CustomerState state, CommitRequest request, EntryId entry, RedactionReach reach, CancellationToken cancellationToken)
    {
        var home = state.Id;
        var others = state.OtherHomes.Select(static other => (other.Id, Looked: 0)).ToList();
        await RecordsAsync(state, home, reach, cancellationToken);
        foreach (var other in state.OtherHomes)
        {
            await RecordsAsync(other, home, reach, cancellationToken);
        }

        others = await AllAsync(others, home, reach, cancellationToken);
        for (var from = Math.Max(0, entry.Sequence - 1 - Nearby); ; await Task.Yield())
        {
            from = await EntriesAsync(home, from, home, reach, cancellationToken);
            if (await LastAsync(request, entry, reach, from, cancellationToken) is { } done)
            {
                await AllAsync(others, home, reach, cancellationToken);
                return done;
            }
        }
    }

    /// <summary>Redacts the entry itself; null where more was recorded since the log was looked through.</summary>
    private async Task<Committed<EntryId>?> LastAsync(CommitRequest request, EntryId entry, RedactionReach reach, int looked, CancellationToken cancellationToken)
    {
        var isWhole = false;
        var done = await customers.CommitAsync(
            request,
            (state, now) =>
            {
                isWhole = state.LogLength <= looked;
                return isWhole ? RedactEntry.Decide(state, entry, reach, now) : Decision.Accept(entry, state);
            },
            null,
            cancellationToken);
        return isWhole ? done : null;
    }

    private async Task<List<(CustomerId Id, int Looked)>> AllAsync(List<(CustomerId Id, int Looked)> homes, CustomerId of, RedactionReach reach, CancellationToken cancellationToken)
    {
        var after = new List<(CustomerId Id, int Looked)>();
        foreach (var (id, looked) in homes)
        {
            after.Add((id, await EntriesAsync(id, looked, of, reach, cancellationToken)));
        }

        return after;
    }

    /// <summary>Takes it out of the entries after one; how far the log was looked through.</summary>
    private async Task<int> EntriesAsync(CustomerId home, int after, CustomerId of, RedactionReach reach, CancellationToken cancellationToken)
    {
        while (await log.RangeAsync(home, after + 1, after + Stretch, cancellationToken) is [.., var last] entries)
        {
            foreach (var found in entries.Where(reach.Reaches).Select(static entry => entry.Id.Sequence).Chunk(AtOnce))
            {
                await TakeAsync(new(home) { Entries = found }, of, reach, cancellationToken);
            }

            after = last.Id.Sequence;
        }

        return after;
    }

    /// <summary>Takes it out of briefs, follow-ups and handoffs.</summary>
    private async Task RecordsAsync(CustomerState home, CustomerId of, RedactionReach reach, CancellationToken cancellationToken)
    {
        var profile = home.Profile;
        foreach (var numbers in Enumerable.Range(1, Math.Max(profile.TicketCount, Math.Max(profile.FollowUpCount, profile.HandoffCount))).Chunk(AtOnce))
        {
            await TakeAsync(new(home.Id) { Tickets = numbers, Briefs = numbers, FollowUps = numbers, Handoffs = numbers }, of, reach, cancellationToken);
        }
    }

    // A home that is the customer's no more is left alone.
    private Task<Committed<bool>> TakeAsync(CommitRequest request, CustomerId of, RedactionReach reach, CancellationToken cancellationToken) => customers.CommitAsync(
        request,
        (state, _) => Decision.Accept(true, state.Id == of || state.OtherHomes.Any(other => other.Id == of) ? reach.Apply(state) : state),
        null,
        cancellationToken);

    /// <summary>The numbers of the follow-ups and handoffs that an activity may tell of.</summary>
    private async Task<(IReadOnlyList<int> FollowUps, IReadOnlyList<int> Handoffs)> ToldAsync(Entry entry, CancellationToken cancellationToken)
    {
        var home = entry.Id.Home;
        var profile = (await customers.LoadAsync(home, [], [], cancellationToken)).Profile;
        var (author, at) = (entry.Draft.Author, entry.Draft.OccurredAt);
        var followUps = await records.FollowUpsAsync(Enumerable.Range(1, profile.FollowUpCount).Select(number => new FollowUps.FollowUpId(home, number)), cancellationToken);
        var handoffs = await records.HandoffsAsync(Enumerable.Range(1, profile.HandoffCount).Select(number => new Handoffs.HandoffId(home, number)), cancellationToken);
        return (
            [.. followUps.Values.Where(one => Is(one.PromisedBy, one.PromisedAt) || Is(one.SettledBy, one.SettledAt) || one.Reschedules.Any(put => Is(put.By, put.At))).Select(static one => one.Number)],
            [.. handoffs.Values.Where(one => Is(one.From, one.OfferedAt) || Is(one.SettledBy, one.SettledAt)).Select(static one => one.Number)]);

        bool Is(ActorRef? by, DateTimeOffset? when) => by == author && when == at;
    }
}
