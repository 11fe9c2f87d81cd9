using Continuity.Callers;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Privacy;

/// <summary>Redacts entries: finds who repeats their words, and takes all of it away in one commit.</summary>
public sealed class Redactions
{
    private const int Stretch = 500;
    private const int MostQuoting = 500;

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
    /// <returns>The entry, which the state has with those that were changed; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public async Task<Committed<EntryId>> RedactAsync(RedactEntryCommand command, Caller caller, CancellationToken cancellationToken)
    {
        var (home, sequence) = command.Entry;
        var found = await log.RangeAsync(home, sequence, sequence, cancellationToken);
        if (found is not [var entry])
        {
            return await CommitAsync(new(home), command, caller, cancellationToken);
        }

        var session = entry.Draft.Session is { } number ? await records.SessionsAsync(home, [number], cancellationToken) : [];
        int[] tickets = [.. new[] { entry.Draft.Ticket, session is [var held] ? held.Ticket : null }.OfType<int>().Distinct()];
        var briefs = await records.BriefsAsync(tickets.Select(ticket => new TicketId(home, ticket)), cancellationToken);
        var quoting = entry.Draft.Redaction is null ? await QuotingAsync(entry, QuotedTexts.Of(entry.Draft, briefs.Values), cancellationToken) : [];
        return await CommitAsync(
            new(home) { Entries = [sequence, .. quoting], Sessions = [.. session.Select(static one => one.Number)], Tickets = tickets, Briefs = tickets }, command, caller, cancellationToken);
    }

    private Task<Committed<EntryId>> CommitAsync(CommitRequest request, RedactEntryCommand command, Caller caller, CancellationToken cancellationToken) =>
        customers.CommitAsync(request with { OpenSessions = true }, (state, now) => RedactEntry.Decide(state, caller, command, now), null, cancellationToken);

    /// <summary>The entries that repeat its words: they were recorded later, or, where the system tells what somebody recorded, in the same commit.</summary>
    private async Task<IReadOnlyList<int>> QuotingAsync(Entry entry, QuotedTexts quoted, CancellationToken cancellationToken)
    {
        var found = new List<int>();
        var first = Math.Max(1, entry.Id.Sequence - Nearby);
        for (var from = first; found.Count < MostQuoting; from += Stretch)
        {
            var entries = await log.RangeAsync(entry.Id.Home, from, from + Stretch - 1, cancellationToken);
            found.AddRange(entries.Where(other => other.Id != entry.Id && (quoted.AreIn(other.Draft) || RedactEntry.IsPartOf(entry.Draft, other.Draft))).Select(static other => other.Id.Sequence));
            if (entries.Count < Stretch)
            {
                break;
            }
        }

        return found;
    }
}
