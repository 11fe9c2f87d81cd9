using Continuity.Api.Nodes;
using Continuity.Decisions;
using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>The identity belongs to another customer.</summary>
[ObjectType]
internal sealed class IdentityTakenError : UserError
{
    internal IdentityTakenError(IdentityTaken refusal)
        : base(refusal) => CustomerId = NodeId.Of(refusal.Customer);

    /// <summary>The id of the customer that has it.</summary>
    [ID]
    public string CustomerId { get; }
}
