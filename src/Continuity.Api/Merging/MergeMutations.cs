using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>Commands that make two customers one, and two again.</summary>
[MutationType]
internal static class MergeMutations
{
    /// <summary>
    /// Merges one customer into another. Both have one thread from then on, and each id leads to both. Nothing is moved: tickets keep their owners and handlers, and sessions go
    /// on. It can be undone for a while. For agents.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<MergeCustomersPayload> MergeCustomersAsync(MergeCustomersInput input, CustomerMerging merging, CancellationToken cancellationToken) =>
        merging.MergeAsync(input, cancellationToken);

    /// <summary>Undoes a merge: both are as they were, each with what came to it meanwhile. For agents, as long as `undoUntil` says; then EXPIRED.</summary>
    /// <param name="input">What to do.</param>
    public static Task<UnmergeCustomersPayload> UnmergeCustomersAsync(UnmergeCustomersInput input, CustomerMerging merging, CancellationToken cancellationToken) =>
        merging.UnmergeAsync(input, cancellationToken);

    /// <summary>
    /// Says that two customers of whom a merge was suggested are two: it is not suggested again, and they are not merged by themselves. An agent can still
    /// merge them. Dismissing it again changes nothing. For agents.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<DismissMergeSuggestionPayload> DismissMergeSuggestionAsync(
        DismissMergeSuggestionInput input, SuggestionDismissal suggestions, CancellationToken cancellationToken) =>
        suggestions.DismissAsync(input, cancellationToken);
}
