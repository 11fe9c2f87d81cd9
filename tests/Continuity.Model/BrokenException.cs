namespace Continuity.Model;

/// <summary>A sequence came to what may never be.</summary>
public sealed class BrokenException(string message) : Exception(message);
