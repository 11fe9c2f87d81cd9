using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Declares the types that a document defines; their members are read once all are known, since they refer to each other.</summary>
internal static class SdlTypes
{
    /// <summary>Declares every type, still without members.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="options">The scalars that were registered.</param>
    /// <param name="problems">Takes definitions that take the name of a built-in scalar.</param>
    public static OrderedDictionary<string, NamedType> Declare(SdlDefinitions definitions, SdlSchemaOptions options, SchemaProblems problems)
    {
        var types = new OrderedDictionary<string, NamedType>();
        foreach (var (name, definition) in definitions.Types)
        {
            if (!BuiltInScalars.All.ContainsKey(name))
            {
                types.Add(name, Declare(definition, options));
            }
            else if (definition is not ScalarTypeDefinitionNode)
            {
                problems.Add(name, SdlOrigin.Of(definition), "has the name of a built-in scalar.");
            }
        }

        return types;
    }

    private static NamedType Declare(TypeDefinitionNode definition, SdlSchemaOptions options)
    {
        var name = definition.Name.Value;
        NamedType type = definition switch
        {
            ObjectTypeDefinitionNode => new ObjectType(name),
            InterfaceTypeDefinitionNode => new InterfaceType(name),
            UnionTypeDefinitionNode => new UnionType(name),
            EnumTypeDefinitionNode => new EnumType(name),
            InputObjectTypeDefinitionNode => new InputObjectType(name),
            _ => options.FindScalar(name) is { } registered ? new DescribedScalar(registered) : new PlainScalar(name),
        };
        type.Origin = SdlOrigin.Of(definition);
        return type;
    }
}
