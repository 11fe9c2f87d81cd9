using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Finds the root types (section 3.3.1): those that a <c>schema</c> definition names, or else those of the usual names.</summary>
internal static class SdlRootTypes
{
    /// <summary>Finds them.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="types">The types.</param>
    /// <param name="problems">Takes roots that are named twice, or that are no object types.</param>
    public static IReadOnlyDictionary<OperationType, ObjectType> Find(
        SdlDefinitions definitions,
        IReadOnlyDictionary<string, NamedType> types,
        SchemaProblems problems)
    {
        var roots = new Dictionary<OperationType, ObjectType>();
        foreach (var root in definitions.RootTypes)
        {
            if (types.GetValueOrDefault(root.Type.Name.Value) is not ObjectType type)
            {
                problems.Add("The schema", SdlOrigin.Of(root), $"has the root {root.Type.Name.Value}, which is not an object type.");
            }
            else if (!roots.TryAdd(root.Operation, type))
            {
                problems.Add("The schema", SdlOrigin.Of(root), $"names the root of its {root.Operation} operations twice.");
            }
        }

        if (!definitions.HasSchemaDefinition)
        {
            foreach (var operation in Enum.GetValues<OperationType>())
            {
                AddByName(operation, types, roots, problems);
            }
        }

        return roots;
    }

    private static void AddByName(
        OperationType operation,
        IReadOnlyDictionary<string, NamedType> types,
        Dictionary<OperationType, ObjectType> roots,
        SchemaProblems problems)
    {
        switch (types.GetValueOrDefault(operation.ToString()))
        {
            case null:
                break;
            case ObjectType type:
                roots.TryAdd(operation, type);
                break;
            case var other:
                problems.Add(other.Name, other.Origin, "has the name of a root type, but is not an object type.");
                break;
        }
    }
}
