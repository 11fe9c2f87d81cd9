using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>Opens the fragments of selection sets. The document's limits bound how many there are.</summary>
/// <param name="operation">The operation.</param>
/// <param name="schema">Its schema.</param>
internal sealed class SelectionReader(OperationPlan operation, Schema schema)
{
    private readonly List<SelectedField> fields = [];
    private HashSet<string>? visited;

    /// <summary>The fields that selection sets of one object ask for.</summary>
    /// <param name="type">The object's type, or the interface or union that it is of.</param>
    /// <param name="sets">The selection sets.</param>
    public List<SelectedField> Read(NamedType type, SelectionSetNode[] sets)
    {
        var scope = SelectionScope.Of(type);
        foreach (var set in sets)
        {
            Read(set, type, scope, []);
        }

        return fields;
    }

    private void Read(SelectionSetNode set, NamedType type, SelectionScope scope, PricedCondition[] conditions)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field when Add(field.Directives, conditions) is { } own:
                    fields.Add(new SelectedField(field, type, scope, own));
                    break;
                case InlineFragmentNode inline when Add(inline.Directives, conditions) is { } own:
                    ReadFragment(inline.TypeCondition, inline.SelectionSet, type, scope, own);
                    break;
                case FragmentSpreadNode spread when Add(spread.Directives, conditions) is { } own:
                    ReadSpread(spread.Name.Value, type, scope, own);
                    break;
            }
        }
    }

    // A fragment that has been opened in any case adds nothing when it is spread again.
    private void ReadSpread(string name, NamedType type, SelectionScope scope, PricedCondition[] conditions)
    {
        var isWhole = scope.IsWhole && conditions.Length == 0;
        visited ??= [];
        if ((isWhole ? visited.Add(name) : !visited.Contains(name)) && operation.Fragments.TryGetValue(name, out var fragment))
        {
            ReadFragment(fragment.TypeCondition, fragment.SelectionSet, type, scope, conditions);
        }
    }

    private void ReadFragment(NamedTypeNode? condition, SelectionSetNode set, NamedType type, SelectionScope scope, PricedCondition[] conditions)
    {
        var target = condition is null ? type : schema.Types[condition.Name.Value];
        if ((condition is null ? scope : scope.Narrow(target)) is { } narrowed)
        {
            Read(set, target, narrowed, conditions);
        }
    }

    /// <summary>The conditions of a selection with those around it; null where it is never in.</summary>
    private PricedCondition[]? Add(IReadOnlyList<DirectiveNode> directives, PricedCondition[] around)
    {
        var all = around;
        for (var i = 0; i < directives.Count; i++)
        {
            var isSkip = directives[i].Name.Value == Conditions.Skip;
            if (!isSkip && directives[i].Name.Value != Conditions.Include)
            {
                continue;
            }

            switch (Conditions.Argument(directives[i]))
            {
                case BooleanValueNode literal when literal.Value == isSkip:
                    return null;
                case VariableNode variable:
                    all = [.. all, new PricedCondition(Array.FindIndex(operation.Variables, v => v.Name == variable.Name.Value), !isSkip)];
                    break;
            }
        }

        return all;
    }
}
