using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;
using Continuity.GraphQL.Types.SchemaValidation;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Finds the types that a document's members refer to.</summary>
/// <param name="types">The types that the document defines.</param>
/// <param name="problems">Takes references to nothing, or to a type of the wrong kind.</param>
internal sealed class SdlTypeReferences(IReadOnlyDictionary<string, NamedType> types, SchemaProblems problems)
{
    /// <summary>Finds the type of a field or argument.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="member">The member that refers, by its coordinate.</param>
    /// <returns>The type, or null where there is none of that name.</returns>
    public GraphQLType? Find(TypeNode reference, string member)
    {
        switch (reference)
        {
            case NonNullTypeNode nonNull:
                return Find(nonNull.OfType, member) is { } nullable ? new NonNullType(nullable) : null;
            case ListTypeNode list:
                return Find(list.OfType, member) is { } item ? new ListType(item) : null;
            default:
                return FindNamed((NamedTypeNode)reference, member);
        }
    }

    /// <summary>Finds types of one kind; one that stands there twice, or is of another kind, is left out.</summary>
    /// <typeparam name="T">The kind of type.</typeparam>
    /// <param name="references">The references.</param>
    /// <param name="member">The member that refers, by its coordinate.</param>
    /// <param name="kind">The kind in words, with its article.</param>
    public IReadOnlyList<T> FindAll<T>(IEnumerable<NamedTypeNode> references, string member, string kind)
        where T : NamedType
    {
        var found = new List<T>();
        foreach (var reference in references)
        {
            switch (FindNamed(reference, member))
            {
                case null:
                    break;
                case T type when !found.Contains(type):
                    found.Add(type);
                    break;
                case T type:
                    problems.Add(member, SdlOrigin.Of(reference), $"names {type.Name} twice.");
                    break;
                case var other:
                    problems.Add(member, SdlOrigin.Of(reference), $"names {other.Name}, which is not {kind}.");
                    break;
            }
        }

        return found;
    }

    private NamedType? FindNamed(NamedTypeNode reference, string member)
    {
        var name = reference.Name.Value;
        if (types.TryGetValue(name, out var type))
        {
            return type;
        }

        if (BuiltInScalars.All.TryGetValue(name, out var scalar))
        {
            return scalar;
        }

        problems.Add(member, SdlOrigin.Of(reference), $"refers to {name}, which is not defined.{NameSuggestion.For(name, types.Keys)}");
        return null;
    }
}
