using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>Something a customer is known by.</summary>
[GraphQLName("Identity")]
internal sealed class IdentityNode(LinkedIdentity identity)
{
    /// <summary>What it is.</summary>
    public IdentityKind Kind => identity.Identity.Kind;

    /// <summary>Its normalised value.</summary>
    public string Value => identity.Identity.Value;

    /// <summary>How sure it is that it is theirs.</summary>
    public Assurance Assurance => identity.Assurance;

    /// <summary>Since when it is linked.</summary>
    public DateTimeOffset LinkedAt => identity.LinkedAt;

    /// <summary>Who linked it.</summary>
    public Task<IActor> GetLinkedByAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.ActorAsync(identity.LinkedBy, cancellationToken);
}
