using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>
/// Makes ready the price of an operation of a validated document. Selections that are merged in the answer are priced once; of fragments on
/// different types, of which an object is one, the dearest counts.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="schema">Its schema.</param>
/// <param name="assumedSize">The size of a list of which the schema says nothing.</param>
internal sealed class PricePlanner(OperationPlan operation, Schema schema, int assumedSize)
{
    /// <summary>The price of the whole operation. The root object itself costs nothing.</summary>
    public PricedSelection Plan() => Plan(operation.RootType, [operation.Node.SelectionSet], null, null);

    private PricedSelection Plan(NamedType type, SelectionSetNode[] sets, ListSize? around, PricedSize? size)
    {
        var fields = new SelectionReader(operation, schema).Read(type, sets);
        var merged = new MergedFields(fields);
        var sum = default(PriceSum);
        List<(SelectionScope, PricedField)>? parts = null;
        for (var i = 0; i < fields.Count; i++)
        {
            if (!merged.IsFirst(i))
            {
                continue;
            }

            var field = fields[i];
            var definition = schema.FindField(field.Type, field.Node.Name.Value)!;
            var pricing = FieldPricing.Of(definition);
            if (field is { Scope.IsWhole: true, Conditions.Length: 0, Node: { Arguments.Count: 0, SelectionSet: null } } && pricing.Lists == 0)
            {
                sum.Add(new OperationCost(Math.Max(pricing.Weight, 0), Math.Max(pricing.TypeWeight, 0), IntrospectionCosts.ValueWeightIn(field.Type)));
                continue;
            }

            var isSized = around is not null && Array.IndexOf(around.SizedFields, definition.Name) >= 0;
            var priced = Plan(field, definition, pricing, merged.SelectionSets(i), isSized ? size : null);
            if (field.Scope.IsWhole)
            {
                sum.Add(priced);
            }
            else
            {
                (parts ??= []).Add((field.Scope, priced));
            }
        }

        return sum.With(parts is null ? [] : Choices(type, parts));
    }

    private PricedField Plan(in SelectedField field, FieldDefinition definition, FieldPricing pricing, SelectionSetNode[] sets, PricedSize? size)
    {
        var weight = pricing.Weight;
        List<PricedInput>? inputs = null;
        foreach (var node in field.Node.Arguments)
        {
            if (pricing.Argument(node.Name.Value) is { } argument)
            {
                weight += argument.Weight;
                if (argument.HasInputCosts)
                {
                    (inputs ??= []).Add(new PricedInput(node.Value, argument.Type));
                }
            }
        }

        var ownSize = pricing.ListSize is { } rule ? PricedSize.Create(rule, field.Node, operation.Variables, assumedSize) : null;
        return new PricedField
        {
            Conditions = field.Conditions,
            Weight = weight,
            Inputs = inputs is null ? [] : [.. inputs],
            TypeWeight = pricing.TypeWeight,
            ValueWeight = IntrospectionCosts.ValueWeightIn(field.Type),
            Lists = pricing.Lists,
            Size = size ?? (pricing.ListSize is { SizedFields.Length: 0 } ? ownSize : null),
            AssumedSize = pricing.AssumedSize ?? assumedSize,
            Selection = sets.Length > 0 ? Plan(definition.Type.Named, sets, pricing.ListSize, ownSize) : null,
        };
    }

    /// <summary>For each object type that the value may be of, what is asked for of that type alone; the same for two types is one choice.</summary>
    private static PricedSelection[] Choices(NamedType type, List<(SelectionScope Scope, PricedField Field)> parts)
    {
        var choices = new Dictionary<string, PricedSelection>();
        foreach (var possible in Schema.PossibleTypes(type))
        {
            var indexes = Enumerable.Range(0, parts.Count).Where(i => parts[i].Scope.Types.Contains(possible)).ToArray();
            var key = string.Join(',', indexes);
            if (indexes.Length > 0 && !choices.ContainsKey(key))
            {
                var sum = default(PriceSum);
                Array.ForEach(indexes, i => sum.Add(parts[i].Field));
                choices.Add(key, sum.With([]));
            }
        }

        return [.. choices.Values];
    }
}
