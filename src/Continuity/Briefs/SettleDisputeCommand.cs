using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Says who is right about a fact that is disputed.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Fact">The number of the fact; 0 for one of another ticket.</param>
/// <param name="Upheld">Whether the fact is wrong, and who disputed it right.</param>
/// <param name="Outcome">What was found, 3 to 2,000 characters.</param>
public sealed record SettleDisputeCommand(TicketId Ticket, int Fact, bool Upheld, string Outcome);
