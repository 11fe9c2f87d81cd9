using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Continuation;

/// <summary>What a continuation code makes of a session's start.</summary>
/// <param name="Assurance">How sure it is that the person at hand is the customer: as sure as the code, or as their own identities where these are surer.</param>
/// <param name="Guest">The sign-in of a customer whom the code lets in to more than their identity opens; null for all others.</param>
/// <param name="Explanation">What is to be said of it beside why this customer and this ticket, with a blank before it; or nothing.</param>
internal sealed record ContinuationStart(Assurance Assurance, IdentityClaim? Guest, string Explanation)
{
    /// <summary>What a code makes of the start; null without one.</summary>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="match">What the session's identities came to.</param>
    /// <param name="grant">What the code stands for, or null.</param>
    public static ContinuationStart? Of(Caller caller, CustomerMatch match, ContinuationGrant? grant)
    {
        if (grant is null)
        {
            return null;
        }

        var highest = AssuranceRule.Higher(match.Assurance, grant.Assurance);
        if (caller.Role != Role.Customer || caller.Identity is not { } own)
        {
            return new(highest, null, "");
        }

        // Another customer's sign-in says nothing of this one, however sure it is.
        return !CustomerHomes.Of(match.State).Profile.Identities.Any(linked => linked.Identity == own.Identity)
            ? new(grant.Assurance, own, " They are signed in as somebody else, and are a guest here.")
            : new(highest, match.Assurance < grant.Assurance ? own : null, "");
    }

    /// <summary>The ticket that a code was issued for, open again where it was resolved.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="grant">What the code stands for.</param>
    /// <returns>The choice; or NOT_FOUND or WRONG_STATE.</returns>
    public static Outcome<TicketChoice> Choose(CustomerState state, ContinuationGrant grant)
    {
        if (grant.Ticket.Home != state.Id || !state.Tickets.TryGetValue(grant.Ticket.Number, out var ticket))
        {
            return Refusal.NotFound("ticket", "input", "continuationCode");
        }

        return ticket.Status switch
        {
            TicketStatus.Open => new TicketChoice(ticket, TicketRule.ContinuationCode, $"It was issued for ticket {ticket.DisplayNumber}."),
            TicketStatus.Resolved => new TicketChoice(
                ticket, TicketRule.ContinuationCode, $"It was issued for ticket {ticket.DisplayNumber}, which was resolved, and is open again."),
            _ => new Refusal(RefusalCode.WrongState, "The ticket that the code was issued for is closed; start without a code.") { Path = ["input", "continuationCode"] },
        };
    }
}
