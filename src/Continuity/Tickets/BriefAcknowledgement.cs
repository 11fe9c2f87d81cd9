namespace Continuity.Tickets;

/// <summary>An agent has read what they must know of a ticket.</summary>
/// <param name="By">The agent, by the subject of their token.</param>
/// <param name="At">When they said so.</param>
/// <param name="UpTo">Up to where: how many entries of the log of the ticket's home, the most that they have said to have read.</param>
public sealed record BriefAcknowledgement(string By, DateTimeOffset At, int UpTo);
