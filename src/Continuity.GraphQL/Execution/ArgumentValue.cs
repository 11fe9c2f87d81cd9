namespace Continuity.GraphQL.Execution;

/// <summary>What stands in the place of an argument that was not given.</summary>
public static class ArgumentValue
{
    /// <summary>Stands for an argument that was left out and has no default: "leave it as it is", unlike null.</summary>
    public static object Omitted { get; } = new();
}
