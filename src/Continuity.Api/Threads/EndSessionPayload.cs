using Continuity.Api.Errors;
using Continuity.Api.Tickets;

namespace Continuity.Api.Threads;

/// <summary>What came of ending a session.</summary>
internal sealed record EndSessionPayload : IPayload
{
    /// <summary>The session; null where it was refused.</summary>
    public SessionNode? Session { get; init; }

    /// <summary>The ticket of the other matter that came up; null where none did.</summary>
    public TicketNode? NextTicket { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
