using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>What to look at before customers are merged.</summary>
[QueryType]
internal static class MergeQueries
{
    /// <summary>What a merge would bring together, and what speaks against it. Nothing is changed. For agents.</summary>
    /// <param name="survivorId">The customer that both would be known by.</param>
    /// <param name="mergedId">The other one.</param>
    public static Task<MergePreviewNode> GetMergePreviewAsync(
        [ID] string survivorId, [ID] string mergedId, MergePreviews previews, CancellationToken cancellationToken) =>
        previews.OfAsync(survivorId, mergedId, cancellationToken);
}
