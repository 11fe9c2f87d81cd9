using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Introspection;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Holds a schema to the rules of section 3 of the specification. It reads all of it, and tells every problem.</summary>
internal static class SchemaValidator
{
    /// <summary>Validates a schema.</summary>
    /// <param name="roots">The roots of queries, mutations and subscriptions, in this order.</param>
    /// <param name="types">Every named type by name.</param>
    /// <param name="directives">Every directive by name.</param>
    /// <param name="onSchema">The directives on the schema itself.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Validate(
        IReadOnlyList<ObjectType?> roots,
        IReadOnlyDictionary<string, NamedType> types,
        IReadOnlyDictionary<string, DirectiveDefinition> directives,
        IReadOnlyList<DirectiveNode> onSchema,
        SchemaProblems problems)
    {
        var ownTypes = types.Values.Where(t => !BuiltInScalars.Contains(t) && !IntrospectionTypes.All.Contains(t)).ToList();
        var ownDirectives = directives.Values.Where(d => !BuiltInDirectives.Contains(d)).ToList();
        RootTypeRules.Check(roots, problems);
        foreach (var directive in ownDirectives)
        {
            DirectiveRules.Check(directive, problems);
        }

        foreach (var type in ownTypes)
        {
            NameRules.Check(type.Name, type.Name, type.Origin, problems);
            CheckMembers(type, problems);
        }

        InputObjectCycleRules.Check(ownTypes.OfType<InputObjectType>(), problems);
        DirectiveCycleRules.Check(ownDirectives, directives, problems);
        if (problems.IsEmpty)
        {
            // Literals can be held against types only once the types themselves are sound.
            AppliedDirectiveRules.Check(ownTypes, ownDirectives, directives, onSchema, problems);
            DefaultValueRules.Check(ownTypes, ownDirectives, problems);
        }
    }

    private static void CheckMembers(NamedType type, SchemaProblems problems)
    {
        switch (type)
        {
            case ComplexType complex:
                FieldRules.Check(complex, problems);
                ImplementationRules.Check(complex, problems);
                break;
            case UnionType union:
                UnionRules.Check(union, problems);
                break;
            case EnumType @enum:
                EnumRules.Check(@enum, problems);
                break;
            case InputObjectType input:
                InputObjectRules.Check(input, problems);
                break;
        }
    }
}
