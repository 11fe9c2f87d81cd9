using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>The handling of a ticket is given back.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="QueueId">The queue to put it into, where its owner handles it or nobody owns it; left out: its own queue. Not where it goes back to its owner.</param>
/// <param name="Reason">Why; 3 to 2,000 characters, blanks around it not counted.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION. Give it, and a repeat does not release what came back meanwhile.</param>
internal sealed record ReleaseTicketInput(
    [ID] string TicketId,
    [ID] string? QueueId,
    string Reason,
    int? ExpectedVersion);
