namespace Continuity.GraphQL.Types;

/// <summary>A schema cannot be built; it holds every problem that was found, not the first alone.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Refuses a schema.</summary>
    /// <param name="problems">What is wrong, a sentence each, naming the member and what it was built from; at least one.</param>
    public SchemaException(IReadOnlyList<string> problems)
        : base("The schema is not valid:" + string.Concat((problems ?? throw new ArgumentNullException(nameof(problems))).Select(p => "\n- " + p))) =>
        Problems = problems;

    /// <summary>What is wrong, a sentence each, naming the member and what it was built from.</summary>
    public IReadOnlyList<string> Problems { get; }
}
