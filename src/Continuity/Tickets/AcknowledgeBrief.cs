using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether it is recorded that an agent has read what was said and done about a ticket, and up to where. Nothing is done to the ticket by that, so that its version stays. Said
/// again of the same place, or of an earlier one, it stays as it is: what an agent has read they have read.
/// </summary>
public static class AcknowledgeBrief
{
    /// <summary>Of how many agents it is kept.</summary>
    private const int Kept = 50;

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
        var upTo = Math.Min(command.UpTo, state.LogLength);
        if (before?.UpTo >= upTo)
        {
            return Decision.Accept(command.Ticket, state);
        }

        IReadOnlyList<BriefAcknowledgement> all = [.. ticket.BriefAcknowledgements.Where(one => one != before).Append(new(caller.Id, now, upTo)).TakeLast(Kept)];
        var isRead = ticket.BriefToRead is { } toRead && toRead.Agent == caller.Id && toRead.UpTo <= upTo;
        return Decision.Accept(
            command.Ticket,
            state.With(ticket with { BriefAcknowledgements = all, BriefToRead = isRead ? null : ticket.BriefToRead }),
            TicketEntry.Internal(ticket, caller.ActsAs(state.Id), Activity.BriefAcknowledged, $"{caller.Name ?? caller.Id} has read the brief of ticket {ticket.DisplayNumber}.", now));
    }
}
