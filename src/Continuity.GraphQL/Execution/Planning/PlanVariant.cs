using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>An operation as it is with one set of answers to its <c>@skip</c> and <c>@include</c>.</summary>
/// <param name="operation">The operation.</param>
/// <param name="answers">For each condition variable of the operation, whether it is true.</param>
internal sealed class PlanVariant(OperationPlan operation, bool[] answers)
{
    private ObjectPlan? root;

    /// <summary>The operation.</summary>
    public OperationPlan Operation { get; } = operation;

    /// <summary>What is asked for of the root.</summary>
    public ObjectPlan Root => root ??= Plan(Operation.RootType, [Operation.Node.SelectionSet]);

    /// <summary>Plans what is asked for of an object: CollectFields, section 6.3.2.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="selectionSets">The selection sets to be merged.</param>
    public ObjectPlan Plan(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>();
        var visited = new HashSet<string>();
        foreach (var selectionSet in selectionSets)
        {
            Collect(type, selectionSet, groups, visited);
        }

        var fields = new List<FieldPlan>(groups.Count);
        foreach (var (responseName, nodes) in groups)
        {
            if (Operation.FieldOf(type, nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new FieldPlan(responseName, fields.Count == 0, type, definition, [.. nodes], this));
            }
        }

        return new ObjectPlan(type, [.. fields]);
    }

    private void Collect(ObjectType type, SelectionSetNode selectionSet, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field when IsIncluded(field.Directives):
                    var name = (field.Alias ?? field.Name).Value;
                    if (!groups.TryGetValue(name, out var nodes))
                    {
                        groups.Add(name, nodes = []);
                    }

                    nodes.Add(field);
                    break;
                case InlineFragmentNode inline when IsIncluded(inline.Directives) && Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread when IsIncluded(spread.Directives) && visited.Add(spread.Name.Value):
                    if (Operation.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type))
                    {
                        Collect(type, fragment.SelectionSet, groups, visited);
                    }

                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) => condition is null || Operation.Applies(condition.Name.Value, type);

    private bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            var name = directives[i].Name.Value;
            if ((name == Conditions.Skip && Answer(directives[i])) || (name == Conditions.Include && !Answer(directives[i])))
            {
                return false;
            }
        }

        return true;
    }

    private bool Answer(DirectiveNode directive) => Conditions.Argument(directive) switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => answers[Operation.Conditions.IndexOf(variable.Name.Value)],
        _ => false,
    };
}
