namespace Continuity.Redis.Ingest;

/// <summary>What came before its session was known.</summary>
/// <param name="Content">What came.</param>
/// <param name="ReceivedAt">When it came first.</param>
public sealed record EarlyContent(string Content, DateTimeOffset ReceivedAt);
