using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>
/// An agent asks a customer how they are: from then on what the customer says keeps the check-in. By an entry that names it, also before it is due, by the rules of a check-in that is due
/// then; or, once it is due, by whatever they say to the customer on the ticket: that happened, whether or not it was allowed.
/// </summary>
internal static class CheckInAsking
{
    private const string Field = "checkInId";

    /// <summary>Whether an entry is an agent's word to the customer.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsToCustomer(EntryDraft entry) => entry is { Visibility: Visibility.Public, Author.Kind: ActorKind.Agent } && entry.Content switch
    {
        MessageContent => true,
        EmailContent email => email.Direction == Direction.Outbound,
        CallContent call => call.Direction == Direction.Outbound,
        _ => false,
    };

    /// <summary>Adds an agent's word to the customer to a decision, and that it makes what is due.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="decision">The decision, with a state in which the session and its ticket are known.</param>
    /// <param name="session">The number of the entry's session.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision with the entry. A state that is known in part only is changed where a check-in would have to be looked at, so that it is decided again on all of it.</returns>
    public static Decision<T> Say<T>(Decision<T> decision, int session, EntryDraft entry, DateTimeOffset now)
    {
        var said = decision.And(entry);
        var state = decision.State!;
        var held = state.Sessions[session];
        var ticket = state.Tickets[held.Ticket];
        if (ticket.AwaitsAsking.Any(number => !state.FollowUps.ContainsKey(number)) && MayAsk(held))
        {
            return said with { State = state.With(ticket with { AwaitsAsking = [] }) };
        }

        var asked = Make(state, held, entry, now);
        return ReferenceEquals(asked, state) ? said : said with { State = asked };
    }

    /// <summary>Makes the check-ins that are due by an agent's word to the customer.</summary>
    /// <param name="state">The home, with the session, its ticket and what is open of follow-ups.</param>
    /// <param name="session">The session.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The time.</param>
    /// <returns>The home afterwards; the same where none is made.</returns>
    public static CustomerState Make(CustomerState state, Session session, EntryDraft entry, DateTimeOffset now) => !MayAsk(session) ? state
        : state.Tickets[session.Ticket].AwaitsAsking.Select(number => state.FollowUps[number])
            .Where(followUp => entry.OccurredAt >= followUp.DueAt)
            .Aggregate(state, (so, followUp) => Asked(so, followUp, session, entry, now));

    /// <summary>Adds to the decision on an entry that it makes a check-in.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="decision">The decision, with the entry.</param>
    /// <param name="id">The check-in.</param>
    /// <param name="session">The session of the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision; or INVALID, NOT_FOUND, WRONG_STATE, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<T> Ask<T>(Decision<T> decision, FollowUpId id, Session session, EntryDraft entry, FollowUpOptions options, DateTimeOffset now)
    {
        var state = decision.State!;
        if (!IsToCustomer(entry))
        {
            return Refusal.Invalid($"{Field} may be given with a PUBLIC message, or an outbound e-mail or call, of an agent only.", "input", Field);
        }

        if (id.Home != state.Id || !state.FollowUps.TryGetValue(id.Number, out var followUp) || followUp.Kind != FollowUpKind.CheckIn || followUp.Ticket != session.Ticket)
        {
            return Refusal.NotFound("check-in on the session's ticket", "input", Field);
        }

        if (!followUp.IsOpen)
        {
            return new Refusal(RefusalCode.WrongState, $"The check-in is settled: it was {followUp.State.ToString().ToUpperInvariant()}.") { Path = ["input", Field] };
        }

        return CheckInRule.CheckAsking(state, followUp, entry, Field, options, now) is { } refusal
            ? refusal
            : decision with { State = Asked(state, followUp, session, entry, now) };
    }

    private static bool MayAsk(Session session) => session is { ShownOnlyFrom: null, Guest: null };

    // What the customer said is looked at from when they were asked on, which may have been a while before it is recorded; the pause counts from the later of the two.
    private static CustomerState Asked(CustomerState state, FollowUp followUp, Session session, EntryDraft entry, DateTimeOffset now)
    {
        var (earlier, later) = entry.OccurredAt < now ? (entry.OccurredAt, now) : (now, entry.OccurredAt);
        var askedAt = followUp.AskedAt ?? (earlier > followUp.PromisedAt ? earlier : followUp.PromisedAt);
        var asked = CheckInMarks.CheckedIn(state.With(followUp with { AskedAt = askedAt, AskedIn = session.Number }), later);
        return asked.With(asked.Tickets[followUp.Ticket].Active(now));
    }
}
