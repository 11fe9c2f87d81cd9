using Continuity.Api.Callers;
using Continuity.Api.Merging;
using Continuity.Api.Nodes;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Customers;

/// <summary>
/// A person whom the company serves. Who is known only by an identity that was claimed is told nothing that was proved: no name,
/// preferences or proved identities.
/// </summary>
[ObjectType]
[GraphQLName("Customer")]
internal sealed class CustomerNode(CustomerState state, ThreadAccess access) : INode, IActor
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(State.Id);

    /// <summary>Their name as recorded; null where nobody knows it.</summary>
    public string? Name => Profile.Name;

    /// <summary>What they want to be called; null where they did not say.</summary>
    public string? PreferredName => Profile.PreferredName;

    /// <summary>Their language, a BCP 47 tag; null where nobody knows it.</summary>
    public string? Language => Profile.Language;

    /// <summary>Their time zone by its IANA name; null where nobody knows it.</summary>
    public string? TimeZone => Profile.TimeZone;

    /// <summary>What they prefer.</summary>
    public IReadOnlyList<PreferenceNode> Preferences => [.. Profile.Preferences.Select(p => new PreferenceNode(p))];

    /// <summary>Whether, where and when they may be written to unasked.</summary>
    public ContactConsent ContactConsent => Profile.ContactConsent;

    /// <summary>When they were first seen.</summary>
    public DateTimeOffset FirstSeenAt => State.Id.MadeAt;

    /// <summary>When their latest session began; null before the first.</summary>
    public DateTimeOffset? LastContactAt => Profile.LastContactAt;

    /// <summary>How long they were away: from the contact before the latest one to the latest one; null before the second.</summary>
    public TimeSpan? Absence => Profile.LastContactAt - Profile.PreviousContactAt;

    /// <summary>Everything that was said and done, on every channel.</summary>
    public ThreadNode Thread => new(this);

    /// <summary>What they are known by, in the order of linking.</summary>
    public IReadOnlyList<IdentityNode> Identities => [.. Profile.Identities.Select(i => new IdentityNode(i))];

    /// <summary>The customers that were merged into this one, in the order of merging; empty for all but agents.</summary>
    public IReadOnlyList<CustomerMergeNode> GetMergedCustomers(MergeReading merges) => merges.Merges(State);

    /// <summary>Customers who may be the same person, and of whom nobody has said that they are not, oldest suggestion first; empty for all but agents.</summary>
    public Task<IReadOnlyList<MergeSuggestionNode>> GetMergeSuggestionsAsync(MergeReading merges, CancellationToken cancellationToken) =>
        merges.SuggestionsAsync(State, cancellationToken);

    [GraphQLIgnore]
    internal CustomerState State { get; } = state;

    /// <summary>The profile as the caller may see it.</summary>
    [GraphQLIgnore]
    internal CustomerProfile Profile { get; } = access.Profile;

    /// <summary>Their matters, the latest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    /// <param name="status">Only those that stand so; null for all.</param>
    public Task<Connection<TicketNode>> GetTicketsAsync(
        int? first,
        string? after,
        int? last,
        string? before,
        IReadOnlyList<TicketStatus>? status,
        TicketPages pages,
        CancellationToken cancellationToken) =>
        pages.OfCustomerAsync(State, status, first, after, last, before, cancellationToken);
}
