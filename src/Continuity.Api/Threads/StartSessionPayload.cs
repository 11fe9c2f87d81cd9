using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Tickets;

namespace Continuity.Api.Threads;

/// <summary>What came of starting a session.</summary>
internal sealed record StartSessionPayload : IPayload
{
    /// <summary>The session; null where it was refused.</summary>
    public SessionNode? Session { get; init; }

    /// <summary>The customer; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <summary>The ticket; null where it was refused.</summary>
    public TicketNode? Ticket { get; init; }

    /// <summary>What was said or done first; null where nothing was given, or it was refused.</summary>
    public EntryNode? Entry { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
