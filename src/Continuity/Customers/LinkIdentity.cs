using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Decides whether an identity may be linked to a customer.</summary>
public static class LinkIdentity
{
    /// <summary>Decides.</summary>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, LinkIdentityCommand command, IdentityOptions options, DateTimeOffset now) =>
        throw new NotImplementedException();
}
