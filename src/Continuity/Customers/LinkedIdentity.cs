using Continuity.Callers;

namespace Continuity.Customers;

/// <summary>An identity that a customer has.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Assurance">How sure it is that it is theirs.</param>
/// <param name="LinkedAt">Since when.</param>
/// <param name="LinkedBy">Who linked it.</param>
public sealed record LinkedIdentity(Identity Identity, Assurance Assurance, DateTimeOffset LinkedAt, ActorRef LinkedBy);
