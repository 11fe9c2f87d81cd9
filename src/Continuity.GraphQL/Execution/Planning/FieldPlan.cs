using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>One field of a response object: all selections of one response name, merged.</summary>
internal sealed class FieldPlan
{
    private readonly JsonName name;

    /// <summary>Plans a field.</summary>
    /// <param name="responseName">Its name in the response.</param>
    /// <param name="isFirst">Whether it is the first field of its object.</param>
    /// <param name="parent">The object type that it stands on.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="nodes">Where the document asks for it, in order.</param>
    /// <param name="variant">What its own fields are planned by.</param>
    public FieldPlan(string responseName, bool isFirst, ObjectType parent, FieldDefinition definition, FieldNode[] nodes, PlanVariant variant)
    {
        ResponseName = responseName;
        name = new JsonName(responseName, isFirst);
        Parent = parent;
        Definition = definition;
        Nodes = nodes;
        Shape = new ValueShape(definition.Type);
        IsTypeName = definition.Name == "__typename";
        Resolver = definition.Resolver ?? EntryResolver.Resolve;
        LeafWriter = definition.LeafWriter?.Value;
        Arguments = ArgumentsPlan.Create(definition, nodes[0]);
        Selection = definition.Type.IsComposite ? new SelectionPlan(variant, definition.Type.Named, nodes) : null;
    }

    /// <summary>Its name in the response.</summary>
    public string ResponseName { get; }

    /// <summary>What stands before its value in the object's text: a brace or comma, and the name.</summary>
    public ref readonly JsonName Name => ref name;

    /// <summary>The object type that it stands on.</summary>
    public ObjectType Parent { get; }

    /// <summary>Its definition.</summary>
    public FieldDefinition Definition { get; }

    /// <summary>Where the document asks for it, in order.</summary>
    public FieldNode[] Nodes { get; }

    /// <summary>Its type, unfolded.</summary>
    public ValueShape Shape { get; }

    /// <summary>Whether it is <c>__typename</c>, whose value the plan knows.</summary>
    public bool IsTypeName { get; }

    /// <summary>Gives its value.</summary>
    public FieldResolver Resolver { get; }

    /// <summary>Reads and writes its value in one; null where that takes more.</summary>
    public LeafWriter? LeafWriter { get; }

    /// <summary>Its arguments.</summary>
    public ArgumentsPlan Arguments { get; }

    /// <summary>What is asked for of its value; null for leaves.</summary>
    public SelectionPlan? Selection { get; }

    /// <summary>Its coordinate, <c>Type.field</c>, for messages and logs.</summary>
    public string Coordinate => $"{Parent.Name}.{Definition.Name}";
}
