using Continuity.Api.Callers;
using Continuity.Api.Merging;
using Continuity.Api.Nodes;
using Continuity.Api.Privacy;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Tickets;

namespace Continuity.Api.Customers;

/// <summary>
/// A person whom the company serves. Who is known only by an identity that was claimed is told nothing that was proved: no name,
/// preferences or proved identities.
/// </summary>
[ObjectType]
[GraphQLName("Customer")]
internal sealed class CustomerNode(HomeAccess access) : INode, IActor
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(State.Id);

    /// <summary>Their name as recorded; null where nobody knows it.</summary>
    public async ValueTask<string?> GetNameAsync() => (await Access.ProfileAsync()).Name;

    /// <summary>What they want to be called; null where they did not say.</summary>
    public async ValueTask<string?> GetPreferredNameAsync() => (await Access.ProfileAsync()).PreferredName;

    /// <summary>Their language, a BCP 47 tag; null where nobody knows it.</summary>
    public async ValueTask<string?> GetLanguageAsync() => (await Access.ProfileAsync()).Language;

    /// <summary>Their time zone by its IANA name; null where nobody knows it.</summary>
    public async ValueTask<string?> GetTimeZoneAsync() => (await Access.ProfileAsync()).TimeZone;

    /// <summary>What they prefer.</summary>
    public async ValueTask<IReadOnlyList<PreferenceNode>> GetPreferencesAsync() => [.. (await Access.ProfileAsync()).Preferences.Select(p => new PreferenceNode(p))];

    /// <summary>Whether, where and when they may be written to unasked.</summary>
    public async ValueTask<ContactConsentNode> GetContactConsentAsync() => new((await Access.ProfileAsync()).ContactConsent);

    /// <summary>When they were first seen.</summary>
    public DateTimeOffset FirstSeenAt => Access.Homes.Min().MadeAt;

    /// <summary>When their latest session began; null before the first.</summary>
    public async ValueTask<DateTimeOffset?> GetLastContactAtAsync() => (await Access.ProfileAsync()).LastContactAt;

    /// <summary>How long they were away before their latest visit, to which sessions within 12 hours belong; null in the first.</summary>
    public async ValueTask<TimeSpan?> GetAbsenceAsync() => (await Access.ProfileAsync()).Absence;

    /// <summary>Everything that was said and done, on every channel.</summary>
    public ThreadNode Thread => new(this);

    /// <summary>What they are known by, in the order of linking.</summary>
    public async ValueTask<IReadOnlyList<IdentityNode>> GetIdentitiesAsync() => [.. (await Access.ProfileAsync()).Identities.Select(i => new IdentityNode(i))];

    /// <summary>The customers that were merged into this one, in the order of merging; empty for all but agents.</summary>
    public IReadOnlyList<CustomerMergeNode> GetMergedCustomers(MergeReading merges) => merges.Merges(State);

    /// <summary>Customers who may be the same person, and of whom nobody has said that they are not, oldest suggestion first; empty for all but agents.</summary>
    public Task<IReadOnlyList<MergeSuggestionNode>> GetMergeSuggestionsAsync(MergeReading merges, CancellationToken cancellationToken) =>
        merges.SuggestionsAsync(Access, cancellationToken);

    /// <summary>The survivor's home.</summary>
    /// <summary>That the customer was erased; null where they were not, and to all but agents.</summary>
    public ErasureNode? Erasure => Access.SeesAll && State.Profile.Erasure is { } erasure ? new(erasure) : null;

    [GraphQLIgnore]
    internal CustomerState State => Access.State;

    /// <summary>The customer as the caller may see it.</summary>
    [GraphQLIgnore]
    internal HomeAccess Access { get; } = access;

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
        pages.OfCustomerAsync(Access, status, first, after, last, before, cancellationToken);
}
