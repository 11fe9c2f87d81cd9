using Continuity.Callers;

namespace Continuity.Recovery;

/// <summary>What somebody says of a problem. It is never changed.</summary>
/// <param name="By">Who says it, 1 to 200 characters on one line.</param>
/// <param name="Party">Whose side it tells.</param>
/// <param name="Text">What they say, 1 to 4,000 characters.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
public sealed record Statement(string By, Party Party, string Text, DateTimeOffset At, ActorRef RecordedBy);
