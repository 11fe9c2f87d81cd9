using Continuity.Api.Nodes;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Threads;

/// <summary>What the start of a session names to go on with. Whatever else names a ticket or a session is read here too.</summary>
/// <param name="Ticket">The ticket, or null.</param>
/// <param name="ContinuesSession">The session, or null.</param>
internal sealed record NamedAtStart(TicketId? Ticket, SessionId? ContinuesSession)
{
    /// <summary>Whether the session was not named, but found by an e-mail of it that is answered.</summary>
    public bool IsEmailReply { get; init; }

    /// <summary>What the continuation code stands for by which these were found; null without one.</summary>
    public ContinuationGrant? Grant { get; init; }

    /// <summary>The home that is looked at first: the ticket's, else the session's; null where nothing is named.</summary>
    public CustomerId? Home => Ticket?.Home ?? ContinuesSession?.Home;

    /// <summary>Reads it; or INVALID or NOT_FOUND.</summary>
    public static Outcome<NamedAtStart> Read(StartSessionInput input)
    {
        var ticket = input.TicketId is { } t ? InputId.Ticket(t, "input", "ticketId") : default(Outcome<TicketId>?);
        var continued = input.ContinuesSessionId is { } c ? InputId.Session(c, "input", "continuesSessionId") : default(Outcome<SessionId>?);
        return (ticket?.Refusal ?? continued?.Refusal) is { } refusal ? refusal : new NamedAtStart(ticket?.Value, continued?.Value);
    }

    /// <summary>The numbers of the tickets and sessions named that live in a home.</summary>
    public (IReadOnlyList<int> Tickets, IReadOnlyList<int> Sessions) In(CustomerId home) => (
        Ticket is { } ticket && ticket.Home == home ? [ticket.Number] : [],
        ContinuesSession is { } session && session.Home == home ? [session.Number] : []);
}
