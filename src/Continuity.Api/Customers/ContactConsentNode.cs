using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Customers;

/// <summary>Whether, where and when a customer may be written to unasked. By default nothing is allowed.</summary>
/// <param name="consent">What they agreed to.</param>
[GraphQLName("ContactConsent")]
internal sealed class ContactConsentNode(ContactConsent consent)
{
    /// <summary>Whether they agreed to be asked how things go.</summary>
    public bool CheckIns => consent.CheckIns;

    /// <summary>The channels they agreed to; any where none is named.</summary>
    public IReadOnlyList<Channel> Channels => consent.Channels;

    /// <summary>Start of their quiet hours, local time `HH:mm`; null where they have none.</summary>
    public string? QuietFrom => consent.QuietFrom;

    /// <summary>End of their quiet hours, local time `HH:mm`; null where they have none.</summary>
    public string? QuietUntil => consent.QuietUntil;

    /// <summary>When it was said last whether they agree, and to which channels; null where nobody ever did. Their quiet hours are another matter.</summary>
    public DateTimeOffset? RecordedAt => consent.RecordedAt;

    /// <summary>Who recorded that; null where nobody ever did.</summary>
    public async Task<IActor?> GetRecordedByAsync(Reader reader, CancellationToken cancellationToken) =>
        consent.RecordedBy is { } by ? await reader.ActorAsync(by, cancellationToken) : null;
}
