using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Merging;

namespace Continuity.Api.Merging;

/// <summary>One customer was merged into another. Nothing of either was moved, so it can be undone for a while.</summary>
[GraphQLName("CustomerMerge")]
internal sealed class CustomerMergeNode(MergeRecord merge, MergeOptions options)
{
    /// <summary>The merge's id, for `unmergeCustomers`.</summary>
    [ID]
    public string Id => NodeId.Of(merge.Id);

    /// <summary>The id of the customer that was merged into the other; it goes on to lead to both.</summary>
    [ID]
    public string CustomerId => NodeId.Of(merge.Id.Merged);

    /// <summary>When.</summary>
    public DateTimeOffset MergedAt => merge.At;

    /// <summary>Why.</summary>
    public string Reason => merge.Reason;

    /// <summary>Until when it can be undone.</summary>
    public DateTimeOffset UndoUntil => merge.At + options.UndoWithin;

    /// <summary>Who did it.</summary>
    public Task<IActor> GetMergedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(merge.By, cancellationToken);
}
