using Continuity.Api.Errors;

namespace Continuity.Api.Recovery;

/// <summary>What came of a command on a problem report.</summary>
internal sealed record ProblemReportPayload : IPayload
{
    /// <summary>The report; null where it was refused. Who reports conduct is shown what they reported, here and nowhere else.</summary>
    public ProblemReportNode? Report { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
