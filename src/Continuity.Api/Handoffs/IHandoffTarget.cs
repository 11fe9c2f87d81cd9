using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>To whom a ticket is offered.</summary>
[UnionType]
[GraphQLName("HandoffTarget")]
internal interface IHandoffTarget;
