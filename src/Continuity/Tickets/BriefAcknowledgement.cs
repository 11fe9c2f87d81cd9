namespace Continuity.Tickets;

/// <summary>An agent has read what they must know of a ticket.</summary>
/// <param name="By">The agent, by the subject of their token.</param>
/// <param name="At">When they said so.</param>
/// <param name="AsOf">Up to where: a cursor of the customer's thread, as callers hold it.</param>
public sealed record BriefAcknowledgement(string By, DateTimeOffset At, string AsOf)
{
    /// <summary>The furthest they have said to have read to: how many entries of the log of the ticket's home that is.</summary>
    public int UpTo { get; init; }
}
