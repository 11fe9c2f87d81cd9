using Continuity.Briefs;
using Continuity.Threads;

namespace Continuity.Redis.Briefs;

/// <summary>Finds who spoke last on a ticket, where that was not kept with the commits, in entries that are given to it one after the other, the newest first.</summary>
internal sealed class ContactSearch
{
    private readonly HashSet<int> sessions;
    private bool knowsLast;
    private bool knowsAwaited;

    /// <summary>Begins with what was kept.</summary>
    /// <param name="sources">What the ticket's brief is composed from, as far as it is known.</param>
    /// <param name="knowsLast">Whether the last entry that is the customer's is known.</param>
    /// <param name="knowsAwaited">Whether it is known since when they await an answer.</param>
    public ContactSearch(BriefSources sources, bool knowsLast, bool knowsAwaited)
    {
        (Sources, this.knowsLast, this.knowsAwaited) = (sources, knowsLast, knowsAwaited);
        sessions = [.. sources.Ticket.Sessions];
    }

    /// <summary>What the brief is composed from, as far as it is known by now.</summary>
    public BriefSources Sources { get; private set; }

    /// <summary>Whether an entry may tell more.</summary>
    /// <param name="sequence">The entry's place in the log.</param>
    public bool Needs(int sequence) => !(knowsLast && knowsAwaited) && sequence > Sources.Ticket.LogLengthAtOpening;

    /// <summary>Takes the next entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Take(Entry entry)
    {
        if (!(entry.Draft.Ticket is { } ticket ? ticket == Sources.Id.Number : entry.Draft.Session is { } session && sessions.Contains(session)))
        {
            return;
        }

        if (!knowsLast && ContactRule.IsByCustomer(entry.Draft))
        {
            (Sources, knowsLast) = (Sources with { LastByCustomer = entry }, true);
        }

        if (!knowsAwaited && ContactRule.AwaitsAnswer(entry.Draft))
        {
            Sources = Sources with { UnansweredSince = ContactRule.AwaitedSince(entry.Draft, entry.RecordedAt) };
        }

        knowsAwaited |= ContactRule.Answers(entry.Draft);
    }
}
