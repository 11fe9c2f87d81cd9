namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>The value of an object: its fields need nothing of it but the type.</summary>
/// <param name="TypeName">The object type's name; in the place of an abstract type sometimes one that is no type.</param>
internal sealed record HashedObject(string TypeName);
