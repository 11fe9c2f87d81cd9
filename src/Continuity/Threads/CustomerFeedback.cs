namespace Continuity.Threads;

/// <summary>What a customer wrote of a session of their own.</summary>
/// <param name="Text">What might have been more helpful, in their words; 1 to 4,000 characters.</param>
/// <param name="At">When they did.</param>
public sealed record CustomerFeedback(string Text, DateTimeOffset At);
