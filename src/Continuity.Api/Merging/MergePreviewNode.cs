using Continuity.Api.Customers;
using Continuity.Api.FollowUps;
using Continuity.Api.Tickets;
using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>What a merge of two customers would bring together.</summary>
/// <param name="Survivor">The customer that both would be known by, as they are now.</param>
/// <param name="Merged">The other one, as they are now.</param>
/// <param name="Identities">What both are known by, the survivor's first.</param>
/// <param name="OpenTickets">The open tickets of both, the latest first; each stays with its owner and handler.</param>
/// <param name="OpenFollowUps">What is owed to both, the earliest due first; each stays with who answers for it.</param>
/// <param name="Warnings">What speaks against it, in words; empty where nothing does.</param>
[GraphQLName("MergePreview")]
internal sealed record MergePreviewNode(
    CustomerNode Survivor,
    CustomerNode Merged,
    IReadOnlyList<IdentityNode> Identities,
    IReadOnlyList<TicketNode> OpenTickets,
    IReadOnlyList<FollowUpNode> OpenFollowUps,
    IReadOnlyList<string> Warnings);
