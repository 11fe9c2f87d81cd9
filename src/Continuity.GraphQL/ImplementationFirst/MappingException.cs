namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>A C# member has no counterpart in a schema. Caught where the member's type is made, so that all such members are told at once.</summary>
/// <param name="problem">What is wrong, a sentence.</param>
/// <param name="origin">The C# member.</param>
internal sealed class MappingException(string problem, string origin) : Exception(problem)
{
    /// <summary>The C# member.</summary>
    public string Origin { get; } = origin;
}
