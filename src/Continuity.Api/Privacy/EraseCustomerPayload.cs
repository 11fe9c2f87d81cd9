using Continuity.Api.Errors;

namespace Continuity.Api.Privacy;

/// <summary>What came of erasing a customer.</summary>
internal sealed record EraseCustomerPayload : IPayload
{
    /// <summary>Whether they are erased, now or since an earlier time.</summary>
    public bool Erased { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
