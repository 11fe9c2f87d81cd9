namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Collects what is wrong with a schema, so that all of it is told at once.</summary>
internal sealed class SchemaProblems
{
    private readonly List<string> problems = [];

    /// <summary>Whether nothing was found so far.</summary>
    public bool IsEmpty => problems.Count == 0;

    /// <summary>Adds a problem.</summary>
    /// <param name="member">The member by its coordinate: <c>Type</c>, <c>Type.field</c>, <c>Type.field(argument:)</c>, <c>@directive(argument:)</c>.</param>
    /// <param name="origin">What it was built from, or null.</param>
    /// <param name="problem">What is wrong: the end of a sentence that starts with the member.</param>
    public void Add(string member, string? origin, string problem) =>
        problems.Add(origin is null ? $"{member} {problem}" : $"{member} ({origin}) {problem}");

    /// <summary>Refuses the schema where anything was found.</summary>
    /// <exception cref="SchemaException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new SchemaException([.. problems]);
        }
    }
}
