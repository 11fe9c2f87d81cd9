using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>Operations, fragments and selections.</content>
internal sealed partial class SyntaxWriter
{
    private const int LongestFieldWithArguments = 80;

    private static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    private static bool IsShorthand(OperationDefinitionNode node) =>
        node is { Operation: OperationType.Query, Name: null, Description: null, VariableDefinitions.Count: 0, Directives.Count: 0 };

    private void WriteOperation(OperationDefinitionNode node)
    {
        if (!IsShorthand(node))
        {
            WriteDescription(node.Description);
            Write(KeywordOf(node.Operation));
            if (node.Name is not null || node.VariableDefinitions.Count > 0)
            {
                Write(" ", node.Name?.Value ?? "");
            }

            // graphql-js leaves the variables of an operation unindented, unlike all other lists.
            WriteDeclarations(node.VariableDefinitions, isIndented: false);
            WriteDirectives(node.Directives);
            Write(" ");
        }

        Write(node.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write(node.Variable);
        Write(": ");
        WriteType(node.Type);
        WriteDefault(node.DefaultValue);
        WriteDirectives(node.Directives);
    }

    private void WriteFragment(FragmentDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write("fragment ", node.Name.Value);
        Write(" on ", node.TypeCondition.Name.Value);
        WriteDirectives(node.Directives);
        Write(" ");
        Write(node.SelectionSet);
    }

    private void WriteSelection(SelectionNode node)
    {
        switch (node)
        {
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                Write("...", spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                Write(fragment.TypeCondition is null ? "..." : "... on ", fragment.TypeCondition?.Name.Value ?? "");
                WriteDirectives(fragment.Directives);
                Write(" ");
                Write(fragment.SelectionSet);
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }

    private void WriteField(FieldNode node)
    {
        var start = text.Length;
        if (node.Alias is not null)
        {
            Write(node.Alias.Value, ": ");
        }

        Write(node.Name);
        WriteArguments(node.Arguments, text.Length - start);
        WriteDirectives(node.Directives);
        if (node.SelectionSet is not null)
        {
            Write(" ");
            Write(node.SelectionSet);
        }
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments, int prefixLength)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        if (prefixLength + Inline(arguments).Length + "()".Length > LongestFieldWithArguments)
        {
            WriteLines(arguments, "(", ")");
            return;
        }

        Write("(");
        WriteSeparated(arguments, ", ");
        Write(")");
    }
}
