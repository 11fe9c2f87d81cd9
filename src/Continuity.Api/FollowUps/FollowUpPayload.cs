using Continuity.Api.Errors;

namespace Continuity.Api.FollowUps;

/// <summary>What came of a command on a follow-up.</summary>
internal sealed record FollowUpPayload : IPayload
{
    /// <summary>The follow-up; null where it was refused.</summary>
    public FollowUpNode? FollowUp { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
