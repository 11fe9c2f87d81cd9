using Continuity.Api.Callers;
using Continuity.Api.Errors;

namespace Continuity.Api.Staff;

/// <summary>What came of a command on an agent.</summary>
internal sealed record AgentPayload : IPayload
{
    /// <summary>The agent; null where it was refused.</summary>
    public AgentNode? Agent { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
