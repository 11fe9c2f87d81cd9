using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether a ticket is resolved: by who owns or handles it, a bot too, or by a supervisor. Whoever handles it still does, for the
/// session may go on; but it waits in no queue any more. What is owed to the customer stays so, but for progress updates, and a check that it is still solved comes to it.
/// </summary>
public static class ResolveTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to resolve.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="followUps">The options of follow-ups.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(
        CustomerState state, Caller caller, ResolveTicketCommand command, Roster roster, FollowUpOptions followUps, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!TicketRights.HasPart(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("Who owns or handles a ticket may resolve it, who acts for the owner, and supervisors.");
        }

        if ((TextBound.Paragraph.Check(command.Summary, "input", "summary")
            ?? ResolutionDuties.Check(ticket, command.FollowUpWithin)
            ?? NamedTicket.CheckVersion(ticket, command.ExpectedVersion)
            ?? CheckState(ticket)) is { } refusal)
        {
            return refusal;
        }

        var settled = SettleOpenOffers.Apply(Changes.Of(state), ticket.Number, "The ticket was resolved.", roster, now);
        var resolved = settled.State.Tickets[ticket.Number].Changed(now) with { Status = TicketStatus.Resolved, ResolvedAt = now, WaitingIn = null, WaitingSince = null };
        var changes = settled
            .With(resolved)
            .And(NamedTicket.Entry(state, caller, resolved, Activity.TicketResolved, $"Resolved ticket {ticket.DisplayNumber}: {command.Summary}", now));
        changes = ResolutionDuties.Apply(changes, resolved, caller.ActsAs(state.Id), command.FollowUpWithin, followUps, now);
        return changes.Accept(command.Ticket);
    }

    /// <summary>Why a ticket can't be resolved as it is, or null.</summary>
    internal static Refusal? CheckState(Ticket ticket) => ticket switch
    {
        { Status: not TicketStatus.Open } => NamedTicket.WrongState("The ticket is not open."),
        { CallPromised: not null } => PromisedCall.OwedByNobody,
        _ => null,
    };
}
