using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>The id of an offer of help: its session, and its number there.</summary>
/// <param name="Session">The session in self-service.</param>
/// <param name="Number">Its number in that session, from 1.</param>
public readonly record struct AssistanceOfferId(SessionId Session, int Number);
