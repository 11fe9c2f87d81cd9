using Continuity.Api.Errors;
using Continuity.Api.Tickets;

namespace Continuity.Api.Handoffs;

/// <summary>What came of a command on the ownership of a ticket.</summary>
internal sealed record OwnershipPayload : IPayload
{
    /// <summary>The offer; null where the command was refused.</summary>
    public OwnershipOfferNode? Offer { get; init; }

    /// <summary>The ticket; null where the command was refused.</summary>
    public TicketNode? Ticket { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
