using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A step in self-service.</summary>
/// <param name="Step">Which step, 1 to 200 characters.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">More about it; up to 64 KiB.</param>
internal sealed record SelfServiceInput(
    string Step,
    SelfServiceOutcome Outcome,
    string? Detail);
