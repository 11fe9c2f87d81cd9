using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>How a session ended.</summary>
[GraphQLName("WrapUp")]
internal sealed class WrapUpNode(WrapUp wrapUp)
{
    /// <summary>What was done.</summary>
    public string Summary => wrapUp.Summary;

    /// <summary>How it is classed.</summary>
    public string Disposition => wrapUp.Disposition;

    /// <summary>What came of asking whether anything else was needed.</summary>
    public AnythingElse AnythingElse => wrapUp.AnythingElse;

    /// <summary>What the customer said might have been more helpful; null where they said nothing.</summary>
    public string? Feedback => wrapUp.Feedback;

    /// <summary>The ticket of the other matter that came up, as far as you may see it; null where none did.</summary>
    public async Task<TicketNode?> GetNextTicketAsync(Reader reader, CancellationToken cancellationToken) =>
        wrapUp.NextTicket is { } next ? await reader.TicketAsync(next, cancellationToken) : null;
}
