using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>To whom a ticket is offered: exactly one of these. A supervisor is asked for as any agent, or by a queue that only supervisors take from.</summary>
/// <param name="AgentId">An agent. One who is away gets it by who stands in for them; where nobody does, it is refused with NO_DEPUTY.</param>
/// <param name="QueueId">A queue: any agent who may take from it may accept.</param>
[OneOf]
internal sealed record HandoffTargetInput(
    [ID] string? AgentId,
    [ID] string? QueueId);
