using Continuity.Api.Errors;

namespace Continuity.Api.Continuation;

/// <summary>A code to go on with a ticket elsewhere. It is told this once; its two forms are one code, and it may be used once.</summary>
internal sealed record IssueContinuationCodePayload : IPayload
{
    /// <summary>Eight digits in two groups, to be read out: "1234 5678". Null where it was refused.</summary>
    public string? Code { get; init; }

    /// <summary>The same for a link that is clicked: 32 characters that may stand in a URL. Null where it was refused.</summary>
    public string? LinkToken { get; init; }

    /// <summary>Until when it may be used; null where it was refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
