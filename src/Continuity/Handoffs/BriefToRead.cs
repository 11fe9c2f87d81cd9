namespace Continuity.Handoffs;

/// <summary>That the agent who took a ticket over has yet to read its brief.</summary>
/// <param name="Handoff">The number, in the ticket's home, of the handoff that they accepted.</param>
/// <param name="Agent">The agent, by the subject of their token.</param>
/// <param name="UpTo">How far they must have read: how many entries the log had at the offer.</param>
/// <param name="DueAt">When its owner is told, unless they have by then.</param>
public sealed record BriefToRead(int Handoff, string Agent, int UpTo, DateTimeOffset DueAt);
