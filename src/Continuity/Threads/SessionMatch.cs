namespace Continuity.Threads;

/// <summary>Why a session was taken to be this customer's and about this ticket.</summary>
/// <param name="CustomerRule">Why this customer.</param>
/// <param name="TicketRule">Why this ticket.</param>
/// <param name="Explanation">Both in words that an agent can read out.</param>
public sealed record SessionMatch(CustomerRule CustomerRule, TicketRule TicketRule, string Explanation);
