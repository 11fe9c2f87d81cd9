using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.8.5: a variable's type fits every place where the variable is used. In a field of a <c>@oneOf</c> input object it is non-null, whatever its default.</summary>
internal sealed class VariableUsagesAllowedRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var definitions = new Dictionary<string, (VariableDefinitionNode Node, GraphQLType Type)>();
            foreach (var definition in ((OperationDefinitionNode)operation.Definition).VariableDefinitions)
            {
                if (TypeReference.Resolve(context.Schema, definition.Type) is { IsInput: true } type)
                {
                    definitions.TryAdd(definition.Variable.Name.Value, (definition, type));
                }
            }

            if (definitions.Count == 0)
            {
                continue;
            }

            foreach (var usage in operation.VariablesInReach(context))
            {
                if (definitions.TryGetValue(usage.Variable.Name.Value, out var variable))
                {
                    Check(variable.Node, variable.Type, usage, context);
                }
            }
        }
    }

    private static void Check(VariableDefinitionNode definition, GraphQLType type, in VariableUsage usage, ValidationContext context)
    {
        var name = definition.Variable.Name.Value;
        var position = usage.Position;
        if (position.Type is not { } expected)
        {
            return;
        }

        if (position.OneOf is { } oneOf && !type.IsNonNull)
        {
            context.Report($"Variable \"${name}\" of type \"{type}\" must be non-null for field \"{position.Name}\" of \"{oneOf.Name}\".", definition, usage.Variable);
        }
        else if (!IsAllowed(definition, type, expected, position.HasDefault))
        {
            context.Report($"Variable \"${name}\" of type \"{type}\" cannot be used for \"{position.Name}\", which takes \"{expected}\".", definition, usage.Variable);
        }
    }

    private static bool IsAllowed(VariableDefinitionNode definition, GraphQLType type, GraphQLType expected, bool hasDefault)
    {
        if (expected.IsNonNull && !type.IsNonNull)
        {
            var hasNonNullDefault = definition.DefaultValue is not (null or NullValueNode);
            return (hasNonNullDefault || hasDefault) && AreCompatible(type, expected.Nullable);
        }

        return AreCompatible(type, expected);
    }

    private static bool AreCompatible(GraphQLType variable, GraphQLType expected) => (variable, expected) switch
    {
        (NonNullType v, NonNullType e) => AreCompatible(v.OfType, e.OfType),
        (_, NonNullType) => false,
        (NonNullType v, _) => AreCompatible(v.OfType, expected),
        (ListType v, ListType e) => AreCompatible(v.OfType, e.OfType),
        _ => variable == expected,
    };
}
