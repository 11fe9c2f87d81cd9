namespace Continuity.Decisions;

/// <summary>The ticket was changed since the version that the caller expected.</summary>
/// <param name="CurrentVersion">The ticket's version now.</param>
public sealed record StaleVersion(int CurrentVersion)
    : Refusal(RefusalCode.StaleVersion, $"The ticket was changed meanwhile; its version is {CurrentVersion}.");
