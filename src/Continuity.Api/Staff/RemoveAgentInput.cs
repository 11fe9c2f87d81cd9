using Continuity.GraphQL;

namespace Continuity.Api.Staff;

/// <summary>An agent leaves for good.</summary>
/// <param name="AgentId">Who leaves.</param>
/// <param name="SuccessorId">The agent who takes over all that they answer for.</param>
/// <param name="Reason">Why; 3 to 2,000 characters. It stands with each ticket that is reassigned.</param>
internal sealed record RemoveAgentInput(
    [ID] string AgentId,
    [ID] string SuccessorId,
    string Reason);
