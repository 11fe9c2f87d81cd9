namespace Continuity.Threads;

/// <summary>Ends a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="WrapUp">How it ended, or null.</param>
public sealed record EndSessionCommand(SessionId Session, WrapUp? WrapUp = null);
