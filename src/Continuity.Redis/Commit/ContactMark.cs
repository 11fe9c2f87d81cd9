using Continuity.Briefs;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Redis.Commit;

/// <summary>
/// What a commit's entries say of who spoke last on a ticket. It is kept beside the ticket, without a version, so that a brief need not search the log: the place of the last entry that is the
/// customer's, 0 for none, and since when they await an answer, in ms, 0 where they don't; either is '-' where it is not known, as for a ticket that is older than this.
/// </summary>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Place">The place, from 1 among the commit's entries, of the last one that is the customer's; 0 where none is.</param>
/// <param name="AwaitedSince">Since when an answer is awaited by the end of them; null where none is, or none of them says so.</param>
/// <param name="Change">What they are added to: see the constants.</param>
internal sealed record ContactMark(int Ticket, int Place, DateTimeOffset? AwaitedSince, string Change)
{
    /// <summary>To what was before.</summary>
    public const string Goes = "";

    /// <summary>What was awaited before was answered.</summary>
    public const string Answered = "answered";

    /// <summary>There was nothing before: the ticket is new.</summary>
    public const string New = "new";

    /// <summary>A session came or went, with what was said in it, or an entry is of somebody else or of another time than it was: nothing is known any more.</summary>
    public const string Unknown = "unknown";

    /// <summary>What a commit says, of each ticket once.</summary>
    /// <param name="before">The state as it was.</param>
    /// <param name="after">The state as it will be, with the sessions that the entries belong to.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<ContactMark> Of(CustomerState before, CustomerState after, IReadOnlyList<EntryDraft> entries, DateTimeOffset now)
    {
        var marks = new Dictionary<int, ContactMark>();
        if (!ReferenceEquals(before.Tickets, after.Tickets))
        {
            foreach (var number in after.Tickets.Keys.Where(number => !before.Tickets.ContainsKey(number)))
            {
                marks[number] = new(number, 0, null, New);
            }
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (TicketOf(entries[i], after) is { } ticket)
            {
                Add(marks, ticket, entries[i], i + 1, now);
            }
        }

        if (!ReferenceEquals(before.Sessions, after.Sessions))
        {
            foreach (var (number, session) in after.Sessions)
            {
                if (before.Sessions.TryGetValue(number, out var known) && known.Ticket != session.Ticket)
                {
                    marks[known.Ticket] = new(known.Ticket, 0, null, Unknown);
                    marks[session.Ticket] = new(session.Ticket, 0, null, Unknown);
                }
            }
        }

        if (!ReferenceEquals(before.Entries, after.Entries))
        {
            foreach (var entry in after.Entries.Values.Where(entry => before.Entries.TryGetValue(entry.Id.Sequence, out var known) && Said(known) != Said(entry)))
            {
                if (TicketOf(entry.Draft, after) is { } ticket)
                {
                    marks[ticket] = new(ticket, 0, null, Unknown);
                }
            }
        }

        return [.. marks.Values];
    }

    // What of an entry the marks are made of.
    private static (bool IsByCustomer, bool Answers, DateTimeOffset? Awaits) Said(Entry entry) => (
        ContactRule.IsByCustomer(entry.Draft), ContactRule.Answers(entry.Draft), ContactRule.AwaitsAnswer(entry.Draft) ? ContactRule.AwaitedSince(entry.Draft, entry.RecordedAt) : null);

    private static void Add(Dictionary<int, ContactMark> marks, int ticket, EntryDraft entry, int place, DateTimeOffset now)
    {
        var isByCustomer = ContactRule.IsByCustomer(entry);
        if (!isByCustomer && !ContactRule.Answers(entry))
        {
            return;
        }

        var mark = marks.GetValueOrDefault(ticket) ?? new(ticket, 0, null, Goes);
        marks[ticket] = !isByCustomer ? mark with { AwaitedSince = null, Change = mark.Change == New ? New : Answered }
            : ContactRule.AwaitsAnswer(entry) ? mark with { Place = place, AwaitedSince = mark.AwaitedSince ?? ContactRule.AwaitedSince(entry, now) }
            : mark with { Place = place };
    }

    private static int? TicketOf(EntryDraft entry, CustomerState state) =>
        entry.Ticket ?? (entry.Session is { } session ? state.Sessions.GetValueOrDefault(session)?.Ticket : null);
}
