using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Something went wrong.</summary>
/// <param name="TicketId">The ticket that it came up on, in whatever state.</param>
/// <param name="Kind">What went wrong. CONDUCT is for agents to report, and for supervisors only to read.</param>
/// <param name="Category">What it is counted as, 1 to 100 characters on one line; "Wrong bill" and "wrong bill" are one.</param>
/// <param name="Product">The product that it happened with, 1 to 100 characters on one line.</param>
/// <param name="Site">The place where it happened, 1 to 100 characters on one line.</param>
/// <param name="OccurredAt">When it happened, at most 366 days ago; left out, now.</param>
/// <param name="Description">What happened, 1 to 4,000 characters.</param>
/// <param name="InvolvedAgentId">The agent whose conduct it is about; with CONDUCT only.</param>
/// <param name="IdempotencyKey">
/// The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters. Without one, the same report sent again by the same caller is still one: within 7 days where `occurredAt` is given,
/// else within the same ten minutes of the clock, since it may well happen again.
/// </param>
internal sealed record ReportProblemInput(
    [ID] string TicketId,
    ProblemKind Kind,
    string Category,
    string? Product,
    string? Site,
    DateTimeOffset? OccurredAt,
    string Description,
    [ID] string? InvolvedAgentId,
    string? IdempotencyKey);
