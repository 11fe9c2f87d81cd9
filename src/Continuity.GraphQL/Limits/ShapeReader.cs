using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits;

/// <summary>Reads the shape of one definition's own selections; spreads are noted, not followed. It goes as deep as the parser let the document nest.</summary>
/// <param name="shape">What is read.</param>
internal sealed class ShapeReader(DefinitionShape shape)
{
    /// <summary>The longest list literal; null where there is none.</summary>
    public ListValueNode? LongestList { get; private set; }

    /// <summary>The longest alias; null where there is none.</summary>
    public NameNode? LongestAlias { get; private set; }

    /// <summary>The first <c>__schema</c>; null where there is none.</summary>
    public FieldNode? SchemaField { get; private set; }

    /// <summary>Reads an operation or fragment.</summary>
    public void Read()
    {
        switch (shape.Definition)
        {
            case OperationDefinitionNode operation:
                foreach (var variable in operation.VariableDefinitions)
                {
                    ReadValue(variable.DefaultValue);
                    ReadDirectives(variable.Directives);
                }

                ReadDirectives(operation.Directives);
                ReadSelections(operation.SelectionSet, depth: 0, inIntrospection: false);
                break;
            case FragmentDefinitionNode fragment:
                ReadDirectives(fragment.Directives);
                ReadSelections(fragment.SelectionSet, depth: 0, inIntrospection: false);
                break;
        }
    }

    private void ReadSelections(SelectionSetNode set, int depth, bool inIntrospection)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    ReadField(field, depth, inIntrospection);
                    break;
                case InlineFragmentNode inline:
                    ReadDirectives(inline.Directives);
                    ReadSelections(inline.SelectionSet, depth, inIntrospection);
                    break;
                case FragmentSpreadNode spread:
                    ReadDirectives(spread.Directives);
                    shape.Spreads++;
                    shape.Uses.Add((spread.Name.Value, depth, inIntrospection));
                    break;
            }
        }
    }

    private void ReadField(FieldNode field, int depth, bool inIntrospection)
    {
        var isSchema = field.Name.Value == "__schema";
        SchemaField ??= isSchema ? field : null;
        LongestAlias = field.Alias?.Value.Length > (LongestAlias?.Value.Length ?? 0) ? field.Alias : LongestAlias;
        if (!inIntrospection && (isSchema || field.Name.Value == "__type"))
        {
            (inIntrospection, depth) = (true, 0);
        }

        shape.Fields++;
        depth++;
        if (inIntrospection)
        {
            shape.IntrospectionDepth = Math.Max(shape.IntrospectionDepth, depth);
        }
        else
        {
            shape.Depth = Math.Max(shape.Depth, depth);
        }

        ReadArguments(field.Arguments);
        ReadDirectives(field.Directives);
        if (field.SelectionSet is { } set)
        {
            ReadSelections(set, depth, inIntrospection);
        }
    }

    private void ReadDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        shape.Fields += directives.Count;
        foreach (var directive in directives)
        {
            ReadArguments(directive.Arguments);
        }
    }

    private void ReadArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
        {
            ReadValue(argument.Value);
        }
    }

    private void ReadValue(ValueNode? value)
    {
        switch (value)
        {
            case ListValueNode list:
                LongestList = LongestList is null || list.Values.Count > LongestList.Values.Count ? list : LongestList;
                foreach (var item in list.Values)
                {
                    ReadValue(item);
                }

                break;
            case ObjectValueNode literal:
                foreach (var field in literal.Fields)
                {
                    ReadValue(field.Value);
                }

                break;
        }
    }
}
