using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>The definitions of a document, sorted by what they define.</summary>
internal sealed class SdlDefinitions
{
    private readonly OrderedDictionary<string, TypeDefinitionNode> types = [];
    private readonly Dictionary<string, List<TypeDefinitionNode>> extensions = [];
    private readonly List<DirectiveDefinitionNode> directives = [];
    private readonly List<SchemaDefinitionNode> schemaExtensions = [];
    private SchemaDefinitionNode? schema;

    private SdlDefinitions()
    {
    }

    /// <summary>The types by name, in order, without extensions.</summary>
    public IReadOnlyDictionary<string, TypeDefinitionNode> Types => types;

    /// <summary>The directives, in order.</summary>
    public IReadOnlyList<DirectiveDefinitionNode> Directives => directives;

    /// <summary>Whether a <c>schema</c> definition names the root types.</summary>
    public bool HasSchemaDefinition => schema is not null;

    /// <summary>The schema's description, or null.</summary>
    public string? Description => schema?.Description?.Value;

    /// <summary>The root types of the schema definition and its extensions, in order.</summary>
    public IEnumerable<OperationTypeDefinitionNode> RootTypes => SchemaParts.SelectMany(s => s.OperationTypes);

    /// <summary>The directives applied to the schema definition and its extensions, in order.</summary>
    public IReadOnlyList<DirectiveNode> SchemaDirectives => [.. SchemaParts.SelectMany(s => s.Directives)];

    private IEnumerable<SchemaDefinitionNode> SchemaParts => schema is null ? schemaExtensions : schemaExtensions.Prepend(schema);

    /// <summary>A type's definition, followed by its extensions in order; none where it is not defined.</summary>
    /// <typeparam name="T">The kind of definition.</typeparam>
    /// <param name="name">The type's name.</param>
    public IReadOnlyList<T> Parts<T>(string name)
        where T : TypeDefinitionNode =>
        [.. extensions.GetValueOrDefault(name, []).Prepend(types[name]).OfType<T>()];

    /// <summary>Sorts a document's definitions.</summary>
    /// <param name="document">The document.</param>
    /// <param name="problems">Takes what is defined twice, is extended without being there, or is no definition of a type system.</param>
    public static SdlDefinitions Read(DocumentNode document, SchemaProblems problems)
    {
        var definitions = new SdlDefinitions();
        foreach (var definition in document.Definitions)
        {
            definitions.Add(definition, problems);
        }

        definitions.CheckExtensions(problems);
        return definitions;
    }

    private void Add(DefinitionNode definition, SchemaProblems problems)
    {
        switch (definition)
        {
            case SchemaDefinitionNode { IsExtension: true } s:
                schemaExtensions.Add(s);
                break;
            case SchemaDefinitionNode s when schema is null:
                schema = s;
                break;
            case SchemaDefinitionNode s:
                problems.Add("The schema", SdlOrigin.Of(s), $"is defined a second time; the first is at {SdlOrigin.Of(schema)}.");
                break;
            case TypeDefinitionNode { IsExtension: true } t:
                (extensions.TryGetValue(t.Name.Value, out var list) ? list : extensions[t.Name.Value] = []).Add(t);
                break;
            case TypeDefinitionNode t:
                if (!types.TryAdd(t.Name.Value, t))
                {
                    problems.Add(t.Name.Value, SdlOrigin.Of(t), $"is defined a second time; the first is at {SdlOrigin.Of(types[t.Name.Value])}.");
                }

                break;
            case DirectiveDefinitionNode d:
                directives.Add(d);
                break;
            default:
                problems.Add("The schema", SdlOrigin.Of(definition), "may not hold operations or fragments.");
                break;
        }
    }

    private void CheckExtensions(SchemaProblems problems)
    {
        foreach (var extension in extensions.Values.SelectMany(e => e))
        {
            var name = extension.Name.Value;
            if (!types.TryGetValue(name, out var type))
            {
                problems.Add(name, SdlOrigin.Of(extension), "is extended, but not defined.");
            }
            else if (type.GetType() != extension.GetType())
            {
                problems.Add(name, SdlOrigin.Of(extension), $"is extended as another kind of type than it is defined as at {SdlOrigin.Of(type)}.");
            }
        }
    }
}
