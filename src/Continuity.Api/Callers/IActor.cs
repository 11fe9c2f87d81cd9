using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>Who did something.</summary>
[UnionType]
[GraphQLName("Actor")]
internal interface IActor;
