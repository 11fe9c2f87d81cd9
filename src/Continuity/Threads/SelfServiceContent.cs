namespace Continuity.Threads;

/// <summary>A step in self-service.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">More about it, or null.</param>
public sealed record SelfServiceContent(string Step, SelfServiceOutcome Outcome, string? Detail) : EntryContent;
