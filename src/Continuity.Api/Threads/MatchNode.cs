using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Why a session was taken to be this customer's and about this ticket.</summary>
[GraphQLName("Match")]
internal sealed class MatchNode(SessionNode session)
{
    /// <summary>Why this customer.</summary>
    public CustomerRule CustomerRule => session.Session.Match.CustomerRule;

    /// <summary>Why this ticket.</summary>
    public TicketRule TicketRule => session.Session.Match.TicketRule;

    /// <summary>Both in words that an agent can read out.</summary>
    public string Explanation => session.Session.Match.Explanation;

    /// <summary>The customer's other tickets that are open now, the latest first.</summary>
    public Task<IReadOnlyList<TicketNode>> GetOtherOpenTicketsAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.OtherOpenTicketsAsync(new(session.Key.Home, session.Session.Ticket), cancellationToken);
}
