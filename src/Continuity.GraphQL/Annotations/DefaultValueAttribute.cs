namespace Continuity.GraphQL;

/// <summary>The default of an argument or input field, where C# cannot say it by a default of its own.</summary>
/// <param name="syntax">The default in GraphQL's syntax: <c>"CLAIMED"</c> for an enum value, <c>"[]"</c> for an empty list.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueAttribute(string syntax) : Attribute
{
    /// <summary>The default in GraphQL's syntax.</summary>
    public string Syntax { get; } = syntax;
}
