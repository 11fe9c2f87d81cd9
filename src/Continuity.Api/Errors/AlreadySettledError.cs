using Continuity.Api.Handoffs;
using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>Somebody else was first, or the handoff was settled otherwise.</summary>
[ObjectType]
internal sealed class AlreadySettledError : UserError
{
    private readonly AlreadySettled refusal;

    internal AlreadySettledError(AlreadySettled refusal)
        : base(refusal) => this.refusal = refusal;

    /// <summary>The handoff as it stands.</summary>
    public async Task<HandoffNode> GetHandoffAsync(HandoffReader handoffs, CancellationToken cancellationToken) =>
        await handoffs.FindAsync(refusal.Handoff, cancellationToken) ?? throw new InvalidOperationException("A handoff that a caller was refused is there to be seen.");
}
