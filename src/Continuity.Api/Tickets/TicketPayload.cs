using Continuity.Api.Errors;

namespace Continuity.Api.Tickets;

/// <summary>What came of a command on a ticket.</summary>
internal sealed record TicketPayload : IPayload
{
    /// <summary>The ticket; null where it was refused.</summary>
    public TicketNode? Ticket { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
