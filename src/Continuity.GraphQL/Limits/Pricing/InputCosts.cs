using System.Text.Json;
using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What the fields of input objects cost that are given: those that carry <c>@cost</c>, each as often as it comes up. As deep as a document or JSON may be nested.</summary>
internal static class InputCosts
{
    /// <summary>Whether any field of a type, or of a type that it leads to, carries <c>@cost</c>.</summary>
    /// <param name="type">An input type.</param>
    public static bool AreIn(GraphQLType type)
    {
        var seen = new HashSet<NamedType> { type.Named };
        var pending = new Stack<NamedType>(seen);
        while (pending.TryPop(out var next))
        {
            foreach (var field in (next as InputObjectType)?.Fields.Values ?? [])
            {
                if (MemberCosts.Weight(field.AppliedDirectives) is not null)
                {
                    return true;
                }

                if (seen.Add(field.Type.Named))
                {
                    pending.Push(field.Type.Named);
                }
            }
        }

        return false;
    }

    /// <summary>What a literal costs in a request.</summary>
    /// <param name="value">The literal; null where there is none.</param>
    /// <param name="type">Its type.</param>
    /// <param name="variables">The request's variables.</param>
    public static double Of(ValueNode? value, GraphQLType type, VariableValues variables) => (value, type.Named) switch
    {
        (VariableNode { Name.Value: var name }, _) => variables.TryGetRaw(name, out var raw) ? Of(raw, type) : Of(variables.DefinitionOf(name)?.DefaultValue, type, VariableValues.None),
        (ListValueNode list, _) => list.Values.Sum(item => Of(item, type, variables)),
        (ObjectValueNode node, InputObjectType input) => node.Fields.Sum(f => input.Fields.TryGetValue(f.Name.Value, out var field) ? Weight(field) + Of(f.Value, field.Type, variables) : 0),
        _ => 0,
    };

    private static double Of(JsonElement value, GraphQLType type) => (value.ValueKind, type.Named) switch
    {
        (JsonValueKind.Array, _) => value.EnumerateArray().Sum(item => Of(item, type)),
        (JsonValueKind.Object, InputObjectType input) => input.Fields.Values.Sum(field => value.TryGetProperty(field.Name, out var given) ? Weight(field) + Of(given, field.Type) : 0),
        _ => 0,
    };

    private static double Weight(InputValue field) => MemberCosts.Weight(field.AppliedDirectives) ?? 0;
}
