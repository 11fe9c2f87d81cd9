using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>It is settled who is right about a fact.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="FactId">The fact, one of the ticket's.</param>
/// <param name="Upheld">Whether the fact is wrong: the customer was right.</param>
/// <param name="Outcome">What was found, 3 to 2,000 characters; the customer sees it.</param>
internal sealed record SettleDisputeInput(
    [ID] string TicketId,
    [ID] string FactId,
    bool Upheld,
    string Outcome);
