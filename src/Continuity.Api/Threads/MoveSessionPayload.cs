using Continuity.Api.Errors;
using Continuity.Api.Tickets;

namespace Continuity.Api.Threads;

/// <summary>What came of moving a session.</summary>
internal sealed record MoveSessionPayload : IPayload
{
    /// <summary>The session; null where it was refused.</summary>
    public SessionNode? Session { get; init; }

    /// <summary>The ticket it belongs to now; null where it was refused.</summary>
    public TicketNode? Ticket { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
