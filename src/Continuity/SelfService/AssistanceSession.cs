using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>The session in which a customer goes on with a person: as surely known as in self-service, and about the same ticket, which is open again where it was not.</summary>
internal static class AssistanceSession
{
    /// <summary>Begins it, and settles the offer.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="caller">Who accepts.</param>
    /// <param name="named">The offer, which is open.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The time.</param>
    public static Changes Begin(Changes changes, Caller caller, NamedAssistance named, Channel channel, DateTimeOffset now)
    {
        var (state, earlier) = (changes.State, named.Session);
        var (id, before) = (new SessionId(state.Id, earlier.Number), state.Tickets[earlier.Ticket]);
        var session = new Session(
            state.Profile.SessionCount + 1,
            before.Number,
            channel,
            earlier.Assurance,
            now,
            caller.ActsAs(state.Id),
            new(CustomerRule.ExplicitTicket, TicketRule.ExplicitTicket, $"The customer accepted help that was offered in self-service, on ticket {before.DisplayNumber}."))
        {
            Continues = id,
            Guest = earlier.Guest,
            ShownOnlyFrom = earlier.ShownOnlyFrom,
            CameBy = earlier.CameBy,
            LogLengthAtStart = state.LogLength,
        };
        var open = before.Status == TicketStatus.Open ? before : before.Reopened(now);
        var ticket = open.Changed(now) with
        {
            Sessions = [.. open.Sessions, session.Number],
            Channels = [.. open.Channels.Append(channel).Distinct()],
            LowestAssurance = AssuranceRule.Lower(open.LowestAssurance, session.ShownFrom),
        };
        var settled = named.Settled(AssistanceOfferState.Accepted, session.StartedBy, now);
        var accepted = settled with { Steps = [], Offer = settled.Offer! with { LedTo = session.Number } };
        var begun = state with { Profile = state.Profile.WithStarted(session) };
        changes = changes
            .With(begun.With(ticket).With(session).With(earlier with { SelfService = accepted }))
            .And(Told(earlier, session))
            .And(SessionEntries.GoesOn(session, id, earlier));
        return SessionEntries.Started(session, ticket, new(before, TicketRule.ExplicitTicket, ""), earlier, [], caller).Aggregate(changes, static (so, entry) => so.And(entry));
    }

    private static EntryDraft Told(Session earlier, Session session) =>
        new(new ActivityContent(Activity.AssistanceAccepted, $"Help was accepted, by {session.Channel.InWords}."), session.StartedBy, earlier.Channel, session.StartedAt)
        {
            Session = earlier.Number,
        };
}
