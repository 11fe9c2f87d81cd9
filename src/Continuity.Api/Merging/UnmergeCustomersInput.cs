using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>Two customers who were merged are two people.</summary>
/// <param name="MergeId">The merge, as `mergedCustomers` gives it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
internal sealed record UnmergeCustomersInput(
    [ID] string MergeId,
    string Reason);
