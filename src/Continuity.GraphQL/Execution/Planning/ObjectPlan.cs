using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>What is asked for of an object of one type.</summary>
/// <param name="Type">The object type.</param>
/// <param name="Fields">Its fields, in the order of the response.</param>
internal sealed record ObjectPlan(ObjectType Type, FieldPlan[] Fields);
