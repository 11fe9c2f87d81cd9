namespace Continuity.Faults.Oracle;

/// <summary>Words that were acknowledged.</summary>
/// <param name="Text">The words, or what stands in their place.</param>
/// <param name="Entry">The id of their entry; null where the answer did not give it.</param>
internal sealed record Said(string Text, string? Entry);
