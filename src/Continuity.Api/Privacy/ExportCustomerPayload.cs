using Continuity.Api.Errors;

namespace Continuity.Api.Privacy;

/// <summary>Where an export is to be had.</summary>
internal sealed record ExportCustomerPayload : IPayload
{
    /// <summary>
    /// The path, at this API, from which whoever has it gets the export, without signing in: lines of JSON (NDJSON), each with its `type`, the last of type `end`. It is made of what is recorded
    /// when it is fetched. Null where it was refused.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>Until when it is to be had; null where it was refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
