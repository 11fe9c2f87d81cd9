using Continuity.Api.Customers;
using Continuity.Api.Nodes;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;

namespace Continuity.Api.Merging;

/// <summary>Another customer may be the same person.</summary>
[GraphQLName("MergeSuggestion")]
internal sealed class MergeSuggestionNode(CustomerId home, MergeSuggestion suggestion, CustomerNode other)
{
    /// <summary>The suggestion's id, for `dismissMergeSuggestion`; the same at both customers.</summary>
    [ID]
    public string Id => NodeId.OfSuggestion(home, suggestion.Other);

    /// <summary>The other customer.</summary>
    public CustomerNode Other => other;

    /// <summary>The identity that spoke for it.</summary>
    public IdentityNode SharedIdentity => new(suggestion.Shared);

    /// <summary>Why they may be one, and why they were not merged by themselves.</summary>
    public string Why => suggestion.Why;

    /// <summary>When it was suggested.</summary>
    public DateTimeOffset SuggestedAt => suggestion.At;
}
