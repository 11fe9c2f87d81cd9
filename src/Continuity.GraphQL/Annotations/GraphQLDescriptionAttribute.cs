namespace Continuity.GraphQL;

/// <summary>The description in the schema, where it is not the XML doc summary.</summary>
/// <param name="description">The description, in Markdown.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description, in Markdown.</summary>
    public string Description { get; } = description;
}
