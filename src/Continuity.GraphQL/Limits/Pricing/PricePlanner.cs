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
    public PricedSelection Plan() => Plan(operation.RootType, [operation.Node.SelectionSet], sizedFields: [], size: null);

    private PricedSelection Plan(NamedType type, IEnumerable<SelectionSetNode> sets, IReadOnlyList<string> sizedFields, PricedSize? size)
    {
        var common = new List<PricedField>();
        var parts = new List<(SelectionScope Scope, PricedField Field)>();
        foreach (var group in Merge(new SelectionReader(operation, schema).Read(type, sets)))
        {
            var name = group[0].Node.Name.Value;
            var field = Plan(group, sizedFields.Contains(name) ? size : null);
            if (group[0].Scope.IsWhole)
            {
                common.Add(field);
            }
            else
            {
                parts.Add((group[0].Scope, field));
            }
        }

        return new PricedSelection(common, Choices(type, parts));
    }

    private static List<List<SelectedField>> Merge(IReadOnlyList<SelectedField> fields)
    {
        var groups = new List<List<SelectedField>>(fields.Count);
        var merged = new Dictionary<(string, SelectionScope), List<SelectedField>>();
        foreach (var field in fields)
        {
            if (field.Conditions.Length > 0)
            {
                groups.Add([field]);
            }
            else if (merged.TryGetValue((field.ResponseName, field.Scope), out var group))
            {
                group.Add(field);
            }
            else
            {
                groups.Add(merged[(field.ResponseName, field.Scope)] = [field]);
            }
        }

        return groups;
    }

    private PricedField Plan(List<SelectedField> group, PricedSize? size)
    {
        var (node, type, _, conditions) = group[0];
        var definition = schema.FindField(type, node.Name.Value)!;
        var pricing = FieldPricing.Of(definition);
        var ownSize = pricing.ListSize is { } rule ? PricedSize.Create(rule, definition, node, operation.Variables, assumedSize) : null;
        var sizedFields = pricing.ListSize?.SizedFields ?? [];
        return new PricedField
        {
            Conditions = conditions,
            Weight = pricing.Weight + WeightOfArguments(definition, node),
            Inputs = [.. definition.Arguments.SelectMany(a => node.Arguments.Where(n => n.Name.Value == a.Name && InputCosts.AreIn(a.Type)).Select(n => new PricedInput(n.Value, a.Type)))],
            TypeWeight = pricing.TypeWeight,
            Lists = IntrospectionCosts.IsSometimes(definition) ? 1 : pricing.Lists,
            Size = size ?? (sizedFields.Count == 0 ? ownSize : null),
            AssumedSize = IntrospectionCosts.SizeOf(definition) ?? assumedSize,
            Selection = definition.Type.IsComposite
                ? Plan(definition.Type.Named, group.Select(static f => f.Node.SelectionSet).OfType<SelectionSetNode>(), sizedFields, ownSize)
                : null,
        };
    }

    private static double WeightOfArguments(FieldDefinition definition, FieldNode node)
    {
        var weight = 0.0;
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            var name = node.Arguments[i].Name.Value;
            weight += definition.Arguments.FirstOrDefault(a => a.Name == name) is { } argument ? MemberCosts.Of(argument) : 0;
        }

        return weight;
    }

    /// <summary>For each object type that the value may be of, what is asked for of that type alone; the same for two types is one choice.</summary>
    private static PricedSelection[] Choices(NamedType type, List<(SelectionScope Scope, PricedField Field)> parts)
    {
        if (parts.Count == 0)
        {
            return [];
        }

        var choices = new Dictionary<string, PricedSelection>();
        foreach (var possible in Schema.PossibleTypes(type))
        {
            var indexes = Enumerable.Range(0, parts.Count).Where(i => parts[i].Scope.Types.Contains(possible)).ToArray();
            var key = string.Join(',', indexes);
            if (indexes.Length > 0 && !choices.ContainsKey(key))
            {
                choices.Add(key, new PricedSelection(indexes.Select(i => parts[i].Field), []));
            }
        }

        return [.. choices.Values];
    }
}
