using Continuity.Callers;
using Continuity.Staff;

namespace Continuity.Tickets;

/// <summary>Who has which part in a ticket. The commands ask here, and so does whoever shows what a caller may do.</summary>
internal static class TicketRights
{
    /// <summary>Whether a caller answers for a ticket: its owner, or who acts for them while they are away.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static bool ActsAsOwner(Caller caller, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.IsAgent && ticket.Owner is { } owner && (owner == caller.Id || roster.ActsFor(caller.Id, owner, now));

    /// <summary>Whether a caller handles a ticket, answers for it, or is a supervisor: bots that handle it too.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static bool HasPart(Caller caller, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.Role == Role.Supervisor || ticket.IsHandledBy(caller) || ActsAsOwner(caller, ticket, roster, now);

    /// <summary>Whether a caller may close a ticket: as an agent with a part in it, or any agent where nobody has one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static bool MayClose(Caller caller, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.IsAgent && (HasPart(caller, ticket, roster, now) || ticket is { Owner: null, Handler: null });
}
