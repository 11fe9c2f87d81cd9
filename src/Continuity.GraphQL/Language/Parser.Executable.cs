using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>Operations, fragments and selections (sections 2.3 to 2.8).</content>
public static partial class Parser
{
    private static DefinitionNode? TryParseExecutableDefinition(ref TokenStream tokens, in Token start, StringValueNode? description) =>
        TryParseOperationType(ref tokens) is { } operation ? ParseOperation(ref tokens, start, description, operation)
        : tokens.SkipKeyword("fragment"u8) ? ParseFragment(ref tokens, start, description)
        : null;

    private static OperationType? TryParseOperationType(ref TokenStream tokens) =>
        tokens.SkipKeyword("query"u8) ? OperationType.Query
        : tokens.SkipKeyword("mutation"u8) ? OperationType.Mutation
        : tokens.SkipKeyword("subscription"u8) ? OperationType.Subscription
        : null;

    private static OperationDefinitionNode ParseShorthandQuery(ref TokenStream tokens)
    {
        var selectionSet = ParseSelectionSet(ref tokens);
        return new OperationDefinitionNode(null, OperationType.Query, null, [], [], selectionSet, selectionSet.Location);
    }

    private static OperationDefinitionNode ParseOperation(
        ref TokenStream tokens, in Token start, StringValueNode? description, OperationType operation)
    {
        var name = tokens.Kind == TokenKind.Name ? ParseName(ref tokens) : null;
        var variables = ParseOptionalMany(
            ref tokens, TokenKind.ParenthesisLeft, ParseVariableDefinition, TokenKind.ParenthesisRight);
        var directives = ParseDirectives(ref tokens, isConst: false);
        var selectionSet = ParseSelectionSet(ref tokens);
        return new OperationDefinitionNode(
            description, operation, name, variables, directives, selectionSet, tokens.From(start));
    }

    private static VariableDefinitionNode ParseVariableDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var description = ParseDescription(ref tokens);
        var variable = ParseVariable(ref tokens);
        tokens.Expect(TokenKind.Colon);
        var type = ParseTypeReference(ref tokens);
        var defaultValue = tokens.Skip(TokenKind.Equals) ? ParseConstValue(ref tokens) : null;
        var directives = ParseDirectives(ref tokens, isConst: true);
        return new VariableDefinitionNode(description, variable, type, defaultValue, directives, tokens.From(start));
    }

    private static FragmentDefinitionNode ParseFragment(ref TokenStream tokens, in Token start, StringValueNode? description)
    {
        if (tokens.Is("on"u8))
        {
            throw TokenStream.Error(tokens.Current, "Unexpected Name \"on\": a fragment may not have it as its name.");
        }

        var name = ParseName(ref tokens);
        tokens.ExpectKeyword("on"u8);
        var type = ParseNamedType(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: false);
        var selectionSet = ParseSelectionSet(ref tokens);
        return new FragmentDefinitionNode(description, name, type, directives, selectionSet, tokens.From(start));
    }

    private static SelectionSetNode ParseSelectionSet(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var selections = default(NodeList<SelectionNode>);
        tokens.Open(TokenKind.BraceLeft);
        do
        {
            selections.Add(tokens.Kind == TokenKind.Spread ? ParseFragmentSelection(ref tokens) : ParseField(ref tokens));
        }
        while (tokens.Kind != TokenKind.BraceRight);
        tokens.Close(TokenKind.BraceRight);
        return new SelectionSetNode(selections.ToArray(), tokens.From(start));
    }

    private static FieldNode ParseField(ref TokenStream tokens)
    {
        var start = tokens.Current;
        NameNode? alias = null;
        var name = ParseName(ref tokens);
        if (tokens.Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName(ref tokens);
        }

        var arguments = ParseArguments(ref tokens, isConst: false);
        var directives = ParseDirectives(ref tokens, isConst: false);
        var selectionSet = tokens.Kind == TokenKind.BraceLeft ? ParseSelectionSet(ref tokens) : null;
        return new FieldNode(alias, name, arguments, directives, selectionSet, tokens.From(start));
    }

    private static SelectionNode ParseFragmentSelection(ref TokenStream tokens)
    {
        var start = tokens.Current;
        tokens.Expect(TokenKind.Spread);
        var hasType = tokens.SkipKeyword("on"u8);
        if (!hasType && tokens.Kind == TokenKind.Name)
        {
            var name = ParseName(ref tokens);
            var spreadDirectives = ParseDirectives(ref tokens, isConst: false);
            return new FragmentSpreadNode(name, spreadDirectives, tokens.From(start));
        }

        var type = hasType ? ParseNamedType(ref tokens) : null;
        var directives = ParseDirectives(ref tokens, isConst: false);
        var selectionSet = ParseSelectionSet(ref tokens);
        return new InlineFragmentNode(type, directives, selectionSet, tokens.From(start));
    }
}
