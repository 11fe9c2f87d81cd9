using Continuity.Briefs;
using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>A fact is recorded.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Statement">What it is, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Source">Who or what says so.</param>
internal sealed record RecordFactInput(
    [ID] string TicketId,
    string Statement,
    Certainty Certainty,
    FactSource Source);
