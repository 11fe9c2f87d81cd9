namespace Continuity.Faults.Oracle;

/// <summary>A broken promise.</summary>
/// <param name="Kind">How.</param>
/// <param name="What">In words, with the ids that it is about.</param>
internal sealed record Finding(FindingKind Kind, string What);
