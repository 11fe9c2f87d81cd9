namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>A caller's process has died.</summary>
internal sealed class DiedException : Exception;
