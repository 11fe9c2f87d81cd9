using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>Values, variables, directives' uses and type references (sections 2.6, 2.9 to 2.12).</content>
public static partial class Parser
{
    private static ValueNode ParseConstValue(ref TokenStream tokens) => ParseValue(ref tokens, isConst: true);

    private static ValueNode ParseValue(ref TokenStream tokens, bool isConst) => tokens.Kind switch
    {
        TokenKind.Dollar when isConst => throw TokenStream.Error(tokens.Current, "Unexpected variable in a constant value."),
        TokenKind.Dollar => ParseVariable(ref tokens),
        TokenKind.Int or TokenKind.Float => ParseNumber(ref tokens),
        TokenKind.String or TokenKind.BlockString => ParseString(ref tokens),
        TokenKind.Name => ParseNamedValue(ref tokens),
        TokenKind.BracketLeft => ParseList(ref tokens, isConst),
        TokenKind.BraceLeft => ParseObject(ref tokens, isConst),
        _ => throw tokens.Expected("a value"),
    };

    private static ValueNode ParseNumber(ref TokenStream tokens)
    {
        var token = tokens.Current;
        var text = Encoding.ASCII.GetString(tokens.Text);
        tokens.Advance();
        return token.Kind == TokenKind.Int
            ? new IntValueNode(text, tokens.From(token))
            : new FloatValueNode(text, tokens.From(token));
    }

    private static StringValueNode ParseString(ref TokenStream tokens)
    {
        var token = tokens.Current;
        var isBlock = token.Kind == TokenKind.BlockString;
        var value = isBlock ? BlockString.Decode(tokens.Text[3..^3]) : StringLiteral.Decode(tokens.Text[1..^1]);
        tokens.Advance();
        return new StringValueNode(value, isBlock, tokens.From(token));
    }

    private static ValueNode ParseNamedValue(ref TokenStream tokens)
    {
        var name = ParseName(ref tokens);
        return name.Value switch
        {
            "true" => new BooleanValueNode(true, name.Location),
            "false" => new BooleanValueNode(false, name.Location),
            "null" => new NullValueNode(name.Location),
            _ => new EnumValueNode(name.Value, name.Location),
        };
    }

    private static ListValueNode ParseList(ref TokenStream tokens, bool isConst)
    {
        var start = tokens.Current;
        var values = default(NodeList<ValueNode>);
        tokens.Open(TokenKind.BracketLeft);
        while (tokens.Kind != TokenKind.BracketRight)
        {
            values.Add(ParseValue(ref tokens, isConst));
        }

        tokens.Close(TokenKind.BracketRight);
        return new ListValueNode(values.ToArray(), tokens.From(start));
    }

    private static ObjectValueNode ParseObject(ref TokenStream tokens, bool isConst)
    {
        var start = tokens.Current;
        var fields = default(NodeList<ObjectFieldNode>);
        tokens.Open(TokenKind.BraceLeft);
        while (tokens.Kind != TokenKind.BraceRight)
        {
            var first = tokens.Current;
            var name = ParseName(ref tokens);
            tokens.Expect(TokenKind.Colon);
            var value = ParseValue(ref tokens, isConst);
            fields.Add(new ObjectFieldNode(name, value, tokens.From(first)));
        }

        tokens.Close(TokenKind.BraceRight);
        return new ObjectValueNode(fields.ToArray(), tokens.From(start));
    }

    private static VariableNode ParseVariable(ref TokenStream tokens)
    {
        var start = tokens.Current;
        tokens.Expect(TokenKind.Dollar);
        var name = ParseName(ref tokens);
        return new VariableNode(name, tokens.From(start));
    }

    private static DirectiveNode[] ParseDirectives(ref TokenStream tokens, bool isConst)
    {
        if (tokens.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = default(NodeList<DirectiveNode>);
        do
        {
            var start = tokens.Current;
            tokens.Advance();
            var name = ParseName(ref tokens);
            var arguments = ParseArguments(ref tokens, isConst);
            directives.Add(new DirectiveNode(name, arguments, tokens.From(start)));
        }
        while (tokens.Kind == TokenKind.At);
        return directives.ToArray();
    }

    private static ArgumentNode[] ParseArguments(ref TokenStream tokens, bool isConst) =>
        ParseOptionalMany<ArgumentNode>(
            ref tokens,
            TokenKind.ParenthesisLeft,
            isConst ? ParseConstArgument : ParseArgument,
            TokenKind.ParenthesisRight);

    private static ArgumentNode ParseConstArgument(ref TokenStream tokens) => ParseArgument(ref tokens, isConst: true);

    private static ArgumentNode ParseArgument(ref TokenStream tokens) => ParseArgument(ref tokens, isConst: false);

    private static ArgumentNode ParseArgument(ref TokenStream tokens, bool isConst)
    {
        var start = tokens.Current;
        var name = ParseName(ref tokens);
        tokens.Expect(TokenKind.Colon);
        var value = ParseValue(ref tokens, isConst);
        return new ArgumentNode(name, value, tokens.From(start));
    }

    private static TypeNode ParseTypeReference(ref TokenStream tokens)
    {
        var start = tokens.Current;
        TypeNode type;
        if (tokens.Kind == TokenKind.BracketLeft)
        {
            tokens.Open(TokenKind.BracketLeft);
            var inner = ParseTypeReference(ref tokens);
            tokens.Close(TokenKind.BracketRight);
            type = new ListTypeNode(inner, tokens.From(start));
        }
        else
        {
            type = ParseNamedType(ref tokens);
        }

        return tokens.Skip(TokenKind.Bang) ? new NonNullTypeNode(type, tokens.From(start)) : type;
    }

    private static NamedTypeNode ParseNamedType(ref TokenStream tokens)
    {
        var name = ParseName(ref tokens);
        return new NamedTypeNode(name, name.Location);
    }
}
