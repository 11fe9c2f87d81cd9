using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Briefs;
using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>That somebody says a fact is not so, and what was found.</summary>
/// <param name="dispute">The dispute.</param>
[ObjectType]
[GraphQLName("Dispute")]
internal sealed class DisputeNode(Dispute dispute)
{
    /// <summary>Why it is not so; "Not shown here." to a customer or bot who may not know, because it was said under a higher assurance than theirs.</summary>
    public string Reason => dispute.Reason;

    /// <summary>When it was disputed.</summary>
    public DateTimeOffset RaisedAt => dispute.RaisedAt;

    /// <summary>When an agent settled it; null while it is open.</summary>
    public DateTimeOffset? SettledAt => dispute.SettledAt;

    /// <summary>Whether the fact was found to be wrong, and who disputed it right; null while it is open.</summary>
    public bool? Upheld => dispute.Upheld;

    /// <summary>What was found; null while it is open, and to a customer or bot who may not know. A customer who disputed it in person is told.</summary>
    public string? Outcome => dispute.Outcome;

    /// <summary>Who disputes it.</summary>
    public Task<IActor> GetRaisedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(dispute.RaisedBy, cancellationToken);

    /// <summary>Who settled it; null while it is open.</summary>
    public async Task<IActor?> GetSettledByAsync(Reader reader, CancellationToken cancellationToken) =>
        dispute.SettledBy is { } by ? await reader.ActorAsync(by, cancellationToken) : null;
}
