using Continuity.Api.FollowUps;
using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>Something is still owed to the customer: keep each of the follow-ups, or have it waived, and close the ticket then.</summary>
[ObjectType]
internal sealed class ObligationOpenError : UserError
{
    private readonly ObligationOpen refusal;

    internal ObligationOpenError(ObligationOpen refusal)
        : base(refusal) => this.refusal = refusal;

    /// <summary>What is owed, by when it is due.</summary>
    public Task<IReadOnlyList<FollowUpNode>> GetFollowUpsAsync(FollowUpReader followUps, CancellationToken cancellationToken) =>
        followUps.ManyAsync(refusal.FollowUps, cancellationToken);
}
