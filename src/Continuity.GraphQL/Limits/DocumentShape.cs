using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits;

/// <summary>
/// The shapes of a document's operations, fragments opened. Each definition is read once and each spread is added once, so that fragments woven into one
/// another, whose opening would take exponential time, are measured exactly in linear time. Nothing is asked of the document but that it was
/// parsed: a fragment that is missing counts nothing, and one that spreads itself counts once; validation refuses both.
/// </summary>
internal sealed class DocumentShape
{
    private readonly Dictionary<string, DefinitionShape> fragments = [];
    private readonly HashSet<DefinitionShape> entered = [];

    /// <summary>Measures a document.</summary>
    /// <param name="document">The document.</param>
    public DocumentShape(DocumentNode document)
    {
        var operations = new List<DefinitionShape>();
        foreach (var definition in document.Definitions)
        {
            var shape = new DefinitionShape(definition);
            if (definition is OperationDefinitionNode)
            {
                operations.Add(shape);
            }
            else if (definition is not FragmentDefinitionNode { Name.Value: var name } || !fragments.TryAdd(name, shape))
            {
                continue;
            }

            var reader = new ShapeReader(shape);
            reader.Read();
            SchemaField ??= reader.SchemaField;
            LongestList = reader.LongestList?.Values.Count > (LongestList?.Values.Count ?? -1) ? reader.LongestList : LongestList;
            LongestAlias = reader.LongestAlias?.Value.Length > (LongestAlias?.Value.Length ?? 0) ? reader.LongestAlias : LongestAlias;
        }

        operations.ForEach(Open);
        Operations = operations;
    }

    /// <summary>The operations, in the document's order.</summary>
    public IReadOnlyList<DefinitionShape> Operations { get; }

    /// <summary>The longest list literal; null where there is none.</summary>
    public ListValueNode? LongestList { get; }

    /// <summary>The longest alias; null where there is none.</summary>
    public NameNode? LongestAlias { get; }

    /// <summary>The first <c>__schema</c>; null where there is none.</summary>
    public FieldNode? SchemaField { get; }

    // Without recursion, since a chain of fragments may be as long as the document.
    private void Open(DefinitionShape operation)
    {
        var path = new Stack<(DefinitionShape Shape, int Next)>([(operation, 0)]);
        while (path.TryPop(out var step))
        {
            if (step.Next == step.Shape.Uses.Count)
            {
                AddUses(step.Shape);
                continue;
            }

            path.Push((step.Shape, step.Next + 1));
            if (fragments.TryGetValue(step.Shape.Uses[step.Next].Fragment, out var fragment) && entered.Add(fragment))
            {
                path.Push((fragment, 0));
            }
        }
    }

    private void AddUses(DefinitionShape shape)
    {
        foreach (var (name, depth, inIntrospection) in shape.Uses)
        {
            if (fragments.TryGetValue(name, out var fragment))
            {
                shape.Add(fragment, depth, inIntrospection);
            }
        }
    }
}
