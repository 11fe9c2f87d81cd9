using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>Definitions and extensions of named types (sections 3.4 to 3.10). An extension must extend by something.</content>
public static partial class Parser
{
    private static ScalarTypeDefinitionNode ParseScalarType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        RequireExtension(tokens, isExtension, directives.Length);
        return new ScalarTypeDefinitionNode(description, name, directives, isExtension, tokens.From(start));
    }

    private static ObjectTypeDefinitionNode ParseObjectType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var interfaces = ParseImplements(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        var fields = ParseOptionalMany(ref tokens, TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight);
        RequireExtension(tokens, isExtension, interfaces.Length + directives.Length + fields.Length);
        return new ObjectTypeDefinitionNode(description, name, interfaces, directives, fields, isExtension, tokens.From(start));
    }

    private static InterfaceTypeDefinitionNode ParseInterfaceType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var interfaces = ParseImplements(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        var fields = ParseOptionalMany(ref tokens, TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight);
        RequireExtension(tokens, isExtension, interfaces.Length + directives.Length + fields.Length);
        return new InterfaceTypeDefinitionNode(description, name, interfaces, directives, fields, isExtension, tokens.From(start));
    }

    private static UnionTypeDefinitionNode ParseUnionType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        var types = tokens.Skip(TokenKind.Equals) ? ParseSeparated(ref tokens, TokenKind.Pipe, ParseNamedType) : [];
        RequireExtension(tokens, isExtension, directives.Length + types.Length);
        return new UnionTypeDefinitionNode(description, name, directives, types, isExtension, tokens.From(start));
    }

    private static EnumTypeDefinitionNode ParseEnumType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        var values = ParseOptionalMany(ref tokens, TokenKind.BraceLeft, ParseEnumValueDefinition, TokenKind.BraceRight);
        RequireExtension(tokens, isExtension, directives.Length + values.Length);
        return new EnumTypeDefinitionNode(description, name, directives, values, isExtension, tokens.From(start));
    }

    private static InputObjectTypeDefinitionNode ParseInputObjectType(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        var fields = ParseOptionalMany(ref tokens, TokenKind.BraceLeft, ParseInputValueDefinition, TokenKind.BraceRight);
        RequireExtension(tokens, isExtension, directives.Length + fields.Length);
        return new InputObjectTypeDefinitionNode(description, name, directives, fields, isExtension, tokens.From(start));
    }

    private static NamedTypeNode[] ParseImplements(ref TokenStream tokens) =>
        tokens.SkipKeyword("implements"u8) ? ParseSeparated(ref tokens, TokenKind.Ampersand, ParseNamedType) : [];

    private static void RequireExtension(in TokenStream tokens, bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
        {
            throw tokens.Unexpected(tokens.Current);
        }
    }
}
