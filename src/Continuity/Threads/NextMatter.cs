using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>The other matter that a customer named when they were asked whether anything else was needed: it is not forgotten, for it has a ticket from then on.</summary>
internal static class NextMatter
{
    /// <summary>Checks that it is named, or opened, exactly where there is one.</summary>
    /// <param name="state">The customer, with the session and the other homes.</param>
    /// <param name="caller">Who ends the session.</param>
    /// <param name="session">The session.</param>
    /// <param name="command">How it ends.</param>
    /// <returns>INVALID, NOT_FOUND, WRONG_STATE, or null.</returns>
    public static Refusal? Check(CustomerState state, Caller caller, Session session, EndSessionCommand command)
    {
        var isRaised = command.WrapUp?.AnythingElse == AnythingElse.MoreRaised;
        return (isRaised, command.NextTicket, command.NextMatter) switch
        {
            (false, null, null) => null,
            (false, { }, _) => Refusal.Invalid("nextTicketId must be left out unless anythingElse is MORE_RAISED.", Path("nextTicketId")),
            (false, _, _) => Refusal.Invalid("nextSubject must be left out unless anythingElse is MORE_RAISED.", Path("nextSubject")),
            (true, { } named, null) => CheckNamed(state, caller, session, named, command.FoundNext),
            (true, null, { } matter) => TextBound.Line.CheckOptional(matter.Subject, Path("nextSubject")),
            (true, { }, _) => Refusal.Invalid("nextSubject must be left out where nextTicketId names the ticket of the other matter.", Path("nextSubject")),
            _ => throw new ArgumentException("Another matter was raised, and there is no ticket for it, nor one to be opened.", nameof(command)),
        };
    }

    /// <summary>Opens a ticket for it, where it has none yet. An agent owns and handles it; from anybody else it waits in its queue.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="caller">Who ends the session.</param>
    /// <param name="session">The session.</param>
    /// <param name="command">How it ends.</param>
    /// <param name="now">The time.</param>
    /// <returns>The changes, and the ticket of the other matter; null where there is none.</returns>
    public static (Changes Changes, TicketId? Ticket) Apply(Changes changes, Caller caller, Session session, EndSessionCommand command, DateTimeOffset now)
    {
        if (command.NextMatter is not { } matter)
        {
            return (changes, command.NextTicket);
        }

        var opening = new OpenTicketCommand(
            matter.SubjectFrom(changes.State.Tickets[session.Ticket]), matter.Channel, matter.DisplayNumber, matter.Queue, new(changes.State.Id, session.Number));
        changes = OpenTicket.Apply(changes, caller, opening, session, now);
        return (changes, new TicketId(changes.State.Id, changes.State.Profile.TicketCount));
    }

    /// <summary>Whether what a session ended with is the same as what it is to end with.</summary>
    /// <param name="state">The customer, with the session's ticket.</param>
    /// <param name="session">The session, which has ended.</param>
    /// <param name="kept">What it ended with.</param>
    /// <param name="command">What it is to end with.</param>
    public static bool IsSame(CustomerState state, Session session, WrapUp kept, EndSessionCommand command) =>
        kept with { NextTicket = null } == command.WrapUp
        && (command.NextMatter is { } matter
            ? kept.NextTicket is { } opened && opened.Home == state.Id && state.Tickets.GetValueOrDefault(opened.Number)?.Subject == matter.SubjectFrom(state.Tickets[session.Ticket])
            : kept.NextTicket == command.NextTicket);

    private static Refusal? CheckNamed(CustomerState state, Caller caller, Session session, TicketId named, Ticket? found)
    {
        // Of the other homes only live tickets are loaded: one that is not was read before.
        var ticket = CustomerHomes.Of(state).Find(named.Home) is not { } home ? null
            : home.Tickets.TryGetValue(named.Number, out var live) ? live
            : home.Id == state.Id ? null
            : found;
        return ticket is null || !ThreadAccess.Of(caller, state).Sees(named.Home, ticket) ? Refusal.NotFound("ticket", Path("nextTicketId"))
            : named == new TicketId(state.Id, session.Ticket) ? Refusal.Invalid("nextTicketId must name another ticket than the session's.", Path("nextTicketId"))
            : ticket.Status != TicketStatus.Open ? new Refusal(RefusalCode.WrongState, "The ticket is not open: reopen it first, or open one with nextSubject.") { Path = Path("nextTicketId") }
            : null;
    }

    private static string[] Path(string field) => ["input", "wrapUp", field];
}
