using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits;

/// <summary>The shape of one operation or fragment: at first of its own selections alone, at last with the fragments that it spreads.</summary>
/// <param name="definition">The operation or fragment.</param>
internal sealed class DefinitionShape(DefinitionNode definition)
{
    /// <summary>The operation or fragment.</summary>
    public DefinitionNode Definition { get; } = definition;

    /// <summary>How many fields and directives it has.</summary>
    public double Fields { get; set; }

    /// <summary>How many spreads it has.</summary>
    public double Spreads { get; set; }

    /// <summary>How deep its fields stand in one another, those below introspection's root fields aside.</summary>
    public int Depth { get; set; }

    /// <summary>How deep its fields stand below introspection's root fields, these included.</summary>
    public int IntrospectionDepth { get; set; }

    /// <summary>The fragments that it spreads: how deep the spread stands, and whether below an introspection field.</summary>
    public List<(string Fragment, int Depth, bool InIntrospection)> Uses { get; } = [];

    /// <summary>Adds what a fragment adds where it is spread.</summary>
    /// <param name="fragment">The fragment, with the fragments that it spreads itself.</param>
    /// <param name="depth">How deep the spread stands.</param>
    /// <param name="inIntrospection">Whether the spread stands below an introspection field.</param>
    public void Add(DefinitionShape fragment, int depth, bool inIntrospection)
    {
        Fields += fragment.Fields;
        Spreads += fragment.Spreads;
        Depth = Math.Max(Depth, inIntrospection ? 0 : depth + fragment.Depth);
        IntrospectionDepth = Math.Max(IntrospectionDepth, inIntrospection ? depth + fragment.Depth : fragment.IntrospectionDepth);
    }
}
