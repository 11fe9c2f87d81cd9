using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>
/// The session in which a customer goes on with a person: as surely known as in self-service, and about the same ticket, which is open again where it was resolved a short time ago. One that is
/// closed, or was resolved longer ago, stays so, as for whoever starts a session: a new ticket of the same subject is opened.
/// </summary>
internal static class AssistanceSession
{
    /// <summary>Begins it, and settles the offer.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="caller">Who accepts.</param>
    /// <param name="named">The offer, which is open.</param>
    /// <param name="command">What the customer chose.</param>
    /// <param name="options">How long tickets are gone on with.</param>
    /// <param name="now">The time.</param>
    public static Changes Begin(Changes changes, Caller caller, NamedAssistance named, AcceptAssistanceCommand command, ThreadOptions options, DateTimeOffset now)
    {
        var (state, earlier, channel) = (changes.State, named.Session, command.Channel);
        var (id, before) = (new SessionId(state.Id, earlier.Number), state.Tickets[earlier.Ticket]);
        var chosen = before.Status == TicketStatus.Open || TicketChoice.IsReopenable(before, options, now)
            ? new TicketChoice(before, TicketRule.ExplicitTicket, $"on ticket {before.DisplayNumber}.")
            : new TicketChoice(null, TicketRule.NewTicket, $"on ticket {before.DisplayNumber}, which is done with, so a new one was opened.");
        var continued = chosen.Ticket ?? New(state, before, earlier, command, now);
        var session = new Session(
            state.Profile.SessionCount + 1,
            continued.Number,
            channel,
            earlier.Assurance,
            now,
            caller.ActsAs(state.Id),
            new(CustomerRule.ExplicitTicket, chosen.Rule, $"The customer accepted help that was offered in self-service, {chosen.Explanation}"))
        {
            Continues = id,
            Guest = earlier.Guest,
            ShownOnlyFrom = earlier.ShownOnlyFrom,
            CameBy = earlier.CameBy,
            LogLengthAtStart = state.LogLength,
        };
        var open = continued.Status == TicketStatus.Open ? continued : continued.Reopened(now);
        var ticket = (chosen.Ticket is null ? open : open.Changed(now)) with
        {
            Sessions = [.. open.Sessions, session.Number],
            Channels = [.. open.Channels.Append(channel).Distinct()],
            LowestAssurance = AssuranceRule.Lower(open.LowestAssurance, session.ShownFrom),
        };
        var settled = named.Settled(AssistanceOfferState.Accepted, session.StartedBy, now);
        var accepted = settled with { Steps = [], Offer = settled.Offer! with { LedTo = session.Number } };
        var begun = state with { Profile = state.Profile.WithStarted(session) with { TicketCount = Math.Max(state.Profile.TicketCount, ticket.Number) } };
        changes = changes
            .With(begun.With(ticket).With(session).With(earlier with { SelfService = accepted }))
            .And(Told(earlier, session))
            .And(SessionEntries.GoesOn(session, id, earlier));
        return SessionEntries.Started(session, ticket, chosen, earlier, [], caller).Aggregate(changes, static (so, entry) => so.And(entry));
    }

    // Its subject is shown to nobody who is not shown the earlier one's.
    private static Ticket New(CustomerState state, Ticket before, Session earlier, AcceptAssistanceCommand command, DateTimeOffset now) =>
        new Ticket(state.Profile.TicketCount + 1, command.DisplayNumber, before.Subject, now, command.Channel)
        {
            Queue = command.Queue,
            OpenedUnder = AssuranceRule.Higher(before.OpenedUnder, earlier.ShownFrom),
            LowestAssurance = earlier.ShownFrom,
            LogLengthAtOpening = state.LogLength,
        }.Waiting(now);

    private static EntryDraft Told(Session earlier, Session session) =>
        new(new ActivityContent(Activity.AssistanceAccepted, $"Help was accepted, by {session.Channel.InWords}."), session.StartedBy, earlier.Channel, session.StartedAt)
        {
            Session = earlier.Number,
        };
}
