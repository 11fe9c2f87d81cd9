using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// What a customer says on a ticket after they were asked how they are keeps the check-in: in the same commit, with the entry as the evidence. They must be known in the session, if only
/// by what they claim, or have been asked in it: what anybody else says settles nothing.
/// </summary>
internal static class CheckInAnswer
{
    private const string Outcome = "The customer answered.";

    /// <summary>Adds an entry to a decision, and what comes of it.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="decision">The decision, with a state in which the session and its ticket are known.</param>
    /// <param name="caller">Who records the entry.</param>
    /// <param name="session">The number of its session.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision with the entry. A state that is known in part only is changed where an open check-in would have to be looked at, so that it is decided again on all of it.</returns>
    public static Decision<T> Say<T>(Decision<T> decision, Caller caller, int session, EntryDraft entry, DateTimeOffset now)
    {
        var said = decision.And(entry);
        var state = decision.State!;
        var held = state.Sessions[session];
        var ticket = state.Tickets[held.Ticket];
        if (ticket.AwaitsAnswer.Any(number => !state.FollowUps.ContainsKey(number)) && MayAnswer(state, caller, held, entry))
        {
            return said with { State = state.With(ticket with { AwaitsAnswer = [] }) };
        }

        var changes = Keep(Changes.Of(state), caller, held, entry, new(state.Id, state.LogLength + decision.Entries.Count + 1), now);
        return changes.Entries.Count == 0 ? said : said with
        {
            State = changes.State,
            Entries = [.. said.Entries, .. changes.Entries],
            Notices = [.. said.Notices, .. changes.Notices],
            KnowsItsPlace = true,
        };
    }

    /// <summary>Keeps the check-ins that an entry answers.</summary>
    /// <param name="changes">What was done so far, with a state in which the session, its ticket and what is open of follow-ups are known.</param>
    /// <param name="caller">Who records the entry.</param>
    /// <param name="session">Its session.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="evidence">Its id.</param>
    /// <param name="now">The time.</param>
    public static Changes Keep(Changes changes, Caller caller, Session session, EntryDraft entry, EntryId evidence, DateTimeOffset now)
    {
        if (!MayAnswer(changes.State, caller, session, entry))
        {
            return changes;
        }

        var kept = changes.State.Tickets[session.Ticket].AwaitsAnswer.Select(number => changes.State.FollowUps[number])
            .Where(followUp => entry.OccurredAt >= followUp.WaitsForAnswerSince && (session.Assurance != Assurance.Anonymous || session.Number == followUp.AskedIn))
            .Aggregate(changes, (so, followUp) => Keep(so, followUp with { Evidence = evidence }, session, now));
        return ReferenceEquals(kept, changes) ? changes : kept.With(kept.State.Tickets[session.Ticket].Active(now));
    }

    private static bool MayAnswer(CustomerState state, Caller caller, Session session, EntryDraft entry) =>
        state.Tickets[session.Ticket].AwaitsAnswer.Count > 0 && IsOfCustomer(entry) && !IsGuest(caller, state.Id, session);

    // Where the session is shown more widely than the promise was, its words are not repeated there.
    private static Changes Keep(Changes changes, FollowUp followUp, Session session, DateTimeOffset now)
    {
        var told = followUp.ShownFrom <= session.ShownFrom ? $"Kept, as you answered: \"{followUp.Promise}\"" : "Kept, as you answered.";
        changes = changes
            .With(followUp.Settled(FollowUpState.Kept, ActorRef.Continuity, Outcome, now))
            .And(TicketEntry.Public(changes.State.Tickets[followUp.Ticket], ActorRef.Continuity, Activity.FollowUpKept, told, now) with
            {
                Session = session.Number,
                Channel = session.Channel,
            });
        string[] agents = followUp.EscalatedTo is { } other && other != followUp.Responsible ? [followUp.Responsible, other] : [followUp.Responsible];
        return agents.Aggregate(changes, (so, agent) => so.Tell(new(agent, InboxEventKind.FollowUpKept, followUp.Ticket) { FollowUp = followUp.Number }));
    }

    // Who came in by a code as somebody else speaks in the session too, and is not the one who was asked. Of what others record there it is not known who said it.
    private static bool IsGuest(Caller caller, CustomerId home, Session session) => caller.Role == Role.Customer ? !caller.IsAtHome(home) : session.Guest is not null;

    private static bool IsOfCustomer(EntryDraft entry) => entry.Visibility == Visibility.Public && entry.Content switch
    {
        MessageContent => entry.Author.Kind == ActorKind.Customer,
        EmailContent email => email.Direction == Direction.Inbound,
        CallContent call => call.Direction == Direction.Inbound,
        _ => false,
    };
}
