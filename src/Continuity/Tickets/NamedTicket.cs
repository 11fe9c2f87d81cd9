using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>Finds the ticket that a command names, and tells of what is done to it.</summary>
internal static class NamedTicket
{
    /// <summary>Finds it.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The ticket that is named.</param>
    /// <returns>The ticket; or NOT_FOUND where there is none, or none that the caller may know of.</returns>
    public static Outcome<Ticket> Find(CustomerState state, Caller caller, TicketId id) =>
        id.Home == state.Id && state.Tickets.TryGetValue(id.Number, out var ticket) && ThreadAccess.Of(caller, state).Sees(state.Id, ticket)
            ? ticket
            : Refusal.NotFound("ticket", "input", "ticketId");

    /// <summary>Checks that a ticket is as the caller knows it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="expected">The version that the caller knows, or null for any.</param>
    /// <returns>STALE_VERSION with the current one, or null.</returns>
    public static Refusal? CheckVersion(Ticket ticket, int? expected) =>
        expected is null || expected == ticket.Version ? null : new StaleVersion(ticket.Version) { Path = ["input", "expectedVersion"] };

    /// <summary>The ticket is not in a state that allows it.</summary>
    /// <param name="message">What state it is in.</param>
    public static Refusal WrongState(string message) => new(RefusalCode.WrongState, message) { Path = ["input", "ticketId"] };

    /// <summary>The entry that tells of something done to a ticket outside a session.</summary>
    public static EntryDraft Entry(CustomerState state, Caller caller, Ticket ticket, Activity activity, string summary, DateTimeOffset now) =>
        new(new ActivityContent(activity, summary), caller.ActsAs(state.Id), ticket.NewestChannel, now) { Ticket = ticket.Number };
}
