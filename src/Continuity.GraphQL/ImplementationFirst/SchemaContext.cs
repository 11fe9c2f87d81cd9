using Continuity.GraphQL.ImplementationFirst.Documentation;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>What is at hand while a schema is built. For one thread.</summary>
/// <param name="options">What the schema is built with.</param>
/// <param name="classes">The annotated classes.</param>
internal sealed class SchemaContext(ImplementationFirstOptions options, AnnotatedClasses classes)
{
    /// <summary>What the schema is built with.</summary>
    public ImplementationFirstOptions Options { get; } = options;

    /// <summary>The annotated classes.</summary>
    public AnnotatedClasses Classes { get; } = classes;

    /// <summary>Reads the types of members.</summary>
    public TypeReader Reader { get; } = new();

    /// <summary>Finds descriptions.</summary>
    public Descriptions Descriptions { get; } = new();
}
