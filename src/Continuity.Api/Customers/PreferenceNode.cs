using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>Something a customer prefers.</summary>
[GraphQLName("Preference")]
internal sealed class PreferenceNode(Preference preference)
{
    /// <summary>What it is about.</summary>
    public string Key => preference.Key;

    /// <summary>What they prefer.</summary>
    public string Value => preference.Value;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt => preference.RecordedAt;

    /// <summary>Who recorded it.</summary>
    public Task<IActor> GetRecordedByAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.ActorAsync(preference.RecordedBy, cancellationToken);
}
