using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether it is recorded that an agent has read what was said and done about a ticket, and up to where. Nothing is done to the ticket by that, so that its version stays. Sent again
/// with the same place it stays as it is.
/// </summary>
public static class AcknowledgeBrief
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What was read.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND or FORBIDDEN.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, AcknowledgeBriefCommand command, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may say that they have read the brief.");
        }

        var before = ticket.BriefAcknowledgements.FirstOrDefault(one => one.By == caller.Id);
        if (before?.AsOf == command.AsOf)
        {
            return Decision.Accept(command.Ticket, state);
        }

        // What an agent has read they have read, also where they say so again of an earlier place.
        var upTo = Math.Max(Math.Min(command.UpTo, state.LogLength), before?.UpTo ?? 0);
        var read = new BriefAcknowledgement(caller.Id, now, command.AsOf) { UpTo = upTo };
        IReadOnlyList<BriefAcknowledgement> all = before is null ? [.. ticket.BriefAcknowledgements, read] : [.. ticket.BriefAcknowledgements.Select(one => one == before ? read : one)];
        var isRead = ticket.BriefToRead is { } toRead && toRead.Agent == caller.Id && toRead.UpTo <= upTo;
        return Decision.Accept(
            command.Ticket,
            state.With(ticket with { BriefAcknowledgements = all, BriefToRead = isRead ? null : ticket.BriefToRead }),
            TicketEntry.Internal(ticket, caller.ActsAs(state.Id), Activity.BriefAcknowledged, $"{caller.Name ?? caller.Id} has read the brief of ticket {ticket.DisplayNumber}.", now));
    }
}
