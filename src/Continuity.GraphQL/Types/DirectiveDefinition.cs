namespace Continuity.GraphQL.Types;

/// <summary>A directive that documents or schemas may use (section 3.13).</summary>
/// <param name="name">Its name, without the at sign.</param>
public sealed class DirectiveDefinition(string name)
{
    /// <summary>Its name, without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>What it means, in Markdown, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<InputValue> Arguments { get; internal set; } = [];

    /// <summary>The places where it may stand, by their names in the specification (<c>FIELD</c>, <c>ENUM_VALUE</c> …).</summary>
    public IReadOnlyList<string> Locations { get; internal set; } = [];

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; internal set; }

    /// <summary>What it was built from, for error messages, or null for built-in directives.</summary>
    public string? Origin { get; internal set; }
}
