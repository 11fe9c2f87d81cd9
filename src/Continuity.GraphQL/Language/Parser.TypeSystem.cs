using System.Collections.Frozen;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>The schema, directive definitions, and what their parts have in common (sections 3.3, 3.6, 3.13).</content>
public static partial class Parser
{
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.Create(
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION");

    private static DefinitionNode? TryParseTypeSystemDefinition(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension) =>
        tokens.SkipKeyword("type"u8) ? ParseObjectType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("input"u8) ? ParseInputObjectType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("enum"u8) ? ParseEnumType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("interface"u8) ? ParseInterfaceType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("union"u8) ? ParseUnionType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("scalar"u8) ? ParseScalarType(ref tokens, start, description, isExtension)
        : tokens.SkipKeyword("schema"u8) ? ParseSchema(ref tokens, start, description, isExtension)
        : !isExtension && tokens.SkipKeyword("directive"u8) ? ParseDirectiveDefinition(ref tokens, start, description)
        : null;

    private static SchemaDefinitionNode ParseSchema(
        ref TokenStream tokens, in Token start, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(ref tokens, isConst: true);
        var isPartial = isExtension && directives.Length > 0 && tokens.Kind != TokenKind.BraceLeft;
        OperationTypeDefinitionNode[] operationTypes = isPartial
            ? []
            : ParseMany(ref tokens, TokenKind.BraceLeft, ParseOperationTypeDefinition, TokenKind.BraceRight);
        return new SchemaDefinitionNode(description, directives, operationTypes, isExtension, tokens.From(start));
    }

    private static OperationTypeDefinitionNode ParseOperationTypeDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var operation = TryParseOperationType(ref tokens) ?? throw tokens.Expected("\"query\", \"mutation\" or \"subscription\"");
        tokens.Expect(TokenKind.Colon);
        var type = ParseNamedType(ref tokens);
        return new OperationTypeDefinitionNode(operation, type, tokens.From(start));
    }

    private static DirectiveDefinitionNode ParseDirectiveDefinition(ref TokenStream tokens, in Token start, StringValueNode? description)
    {
        tokens.Expect(TokenKind.At);
        var name = ParseName(ref tokens);
        var arguments = ParseArgumentDefinitions(ref tokens);
        var isRepeatable = tokens.SkipKeyword("repeatable"u8);
        tokens.ExpectKeyword("on"u8);
        var locations = ParseSeparated(ref tokens, TokenKind.Pipe, ParseDirectiveLocation);
        return new DirectiveDefinitionNode(description, name, arguments, isRepeatable, locations, tokens.From(start));
    }

    private static NameNode ParseDirectiveLocation(ref TokenStream tokens)
    {
        var token = tokens.Current;
        var name = ParseName(ref tokens);
        return DirectiveLocations.Contains(name.Value) ? name : throw tokens.Unexpected(token);
    }

    private static InputValueDefinitionNode[] ParseArgumentDefinitions(ref TokenStream tokens) =>
        ParseOptionalMany(ref tokens, TokenKind.ParenthesisLeft, ParseInputValueDefinition, TokenKind.ParenthesisRight);

    private static InputValueDefinitionNode ParseInputValueDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var description = ParseDescription(ref tokens);
        var name = ParseName(ref tokens);
        tokens.Expect(TokenKind.Colon);
        var type = ParseTypeReference(ref tokens);
        var defaultValue = tokens.Skip(TokenKind.Equals) ? ParseConstValue(ref tokens) : null;
        var directives = ParseDirectives(ref tokens, isConst: true);
        return new InputValueDefinitionNode(description, name, type, defaultValue, directives, tokens.From(start));
    }

    private static FieldDefinitionNode ParseFieldDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var description = ParseDescription(ref tokens);
        var name = ParseName(ref tokens);
        var arguments = ParseArgumentDefinitions(ref tokens);
        tokens.Expect(TokenKind.Colon);
        var type = ParseTypeReference(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        return new FieldDefinitionNode(description, name, arguments, type, directives, tokens.From(start));
    }

    private static EnumValueDefinitionNode ParseEnumValueDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        var description = ParseDescription(ref tokens);
        if (tokens.Is("true"u8) || tokens.Is("false"u8) || tokens.Is("null"u8))
        {
            throw TokenStream.Error(tokens.Current, "Unexpected name: true, false and null are not values of an enum.");
        }

        var name = ParseName(ref tokens);
        var directives = ParseDirectives(ref tokens, isConst: true);
        return new EnumValueDefinitionNode(description, name, directives, tokens.From(start));
    }
}
