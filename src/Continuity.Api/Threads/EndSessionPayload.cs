using Continuity.Api.Errors;

namespace Continuity.Api.Threads;

/// <summary>What came of ending a session.</summary>
internal sealed record EndSessionPayload : IPayload
{
    /// <summary>The session; null where it was refused.</summary>
    public SessionNode? Session { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
