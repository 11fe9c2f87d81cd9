using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>Two customers are one person.</summary>
/// <param name="SurvivorId">The one that both are known by afterwards.</param>
/// <param name="MergedId">The other one. Its id goes on to lead to both.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
internal sealed record MergeCustomersInput(
    [ID] string SurvivorId,
    [ID] string MergedId,
    string Reason);
