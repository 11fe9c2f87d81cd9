namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>What a schema is built with beside its classes.</summary>
public sealed record ImplementationFirstOptions
{
    /// <summary>What the API is about, in Markdown, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether resolvers take a parameter of a type from the request's services instead of from an argument. Unless set, only <see cref="ServiceAttribute"/> says so.</summary>
    public Func<Type, bool> IsService { get; init; } = _ => false;

    /// <summary>What goes over input objects before resolvers get them; null for nothing.</summary>
    public IInputValueFormatter? InputFormatter { get; init; }
}
