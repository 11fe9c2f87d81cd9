using Continuity.Api.Errors;
using Continuity.Api.Tickets;

namespace Continuity.Api.Handoffs;

/// <summary>What came of a command on a handoff.</summary>
internal sealed record HandoffPayload : IPayload
{
    /// <summary>The handoff; null where the command was refused, and of `returnToBot`, which offers nothing.</summary>
    public HandoffNode? Handoff { get; init; }

    /// <summary>The ticket; null where the command was refused.</summary>
    public TicketNode? Ticket { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
