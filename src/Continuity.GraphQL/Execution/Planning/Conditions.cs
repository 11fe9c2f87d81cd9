using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>The variables that <c>@skip</c> and <c>@include</c> ask, in one of a document's operations and the fragments that it spreads.</summary>
internal sealed class Conditions
{
    /// <summary>The directive that leaves a selection out where its argument is true.</summary>
    public const string Skip = "skip";

    /// <summary>The directive that leaves a selection out where its argument is false.</summary>
    public const string Include = "include";

    private readonly List<string> variables = [];

    /// <summary>Gathers the variables.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fragments">The document's fragments by name.</param>
    public Conditions(OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var declared = operation.VariableDefinitions.Select(static v => v.Variable.Name.Value).ToHashSet();
        if (declared.Count == 0)
        {
            return;
        }

        // Another operation's fragments may ask a variable of the same name, and of another type.
        var spread = new OrderedDictionary<string, FragmentDefinitionNode>();
        Gather(operation.SelectionSet, declared, fragments, spread);
        for (var i = 0; i < spread.Count; i++)
        {
            Gather(spread.GetAt(i).Value.SelectionSet, declared, fragments, spread);
        }
    }

    /// <summary>The names of the variables, without the dollar sign.</summary>
    public IReadOnlyList<string> Variables => variables;

    /// <summary>The position of a variable among them.</summary>
    /// <param name="variable">Its name.</param>
    public int IndexOf(string variable) => variables.IndexOf(variable);

    /// <summary>The argument <c>if</c> of a directive, or null.</summary>
    /// <param name="directive">The directive.</param>
    public static ValueNode? Argument(DirectiveNode directive) => directive.Arguments.FirstOrDefault(static a => a.Name.Value == "if")?.Value;

    private void Gather(
        SelectionSetNode selectionSet,
        HashSet<string> declared,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        OrderedDictionary<string, FragmentDefinitionNode> spread)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Gather(field.Directives, declared);
                    if (field.SelectionSet is not null)
                    {
                        Gather(field.SelectionSet, declared, fragments, spread);
                    }

                    break;
                case InlineFragmentNode inline:
                    Gather(inline.Directives, declared);
                    Gather(inline.SelectionSet, declared, fragments, spread);
                    break;
                case FragmentSpreadNode { Name.Value: var name } node:
                    Gather(node.Directives, declared);
                    if (fragments.TryGetValue(name, out var fragment))
                    {
                        spread.TryAdd(name, fragment);
                    }

                    break;
            }
        }
    }

    private void Gather(IReadOnlyList<DirectiveNode> directives, HashSet<string> declared)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is Skip or Include
                && Argument(directive) is VariableNode variable
                && declared.Contains(variable.Name.Value)
                && !variables.Contains(variable.Name.Value))
            {
                variables.Add(variable.Name.Value);
            }
        }
    }
}
