namespace Continuity.GraphQL.Execution.Results;

/// <summary>How much memory a result takes.</summary>
/// <param name="Containers">How many objects and lists it has.</param>
/// <param name="Bytes">How long its text is.</param>
internal readonly record struct ResultSizes(int Containers, int Bytes)
{
    // One huge result does not make all later ones start with as much memory.
    private const int MostContainers = 8192;
    private const int MostBytes = 256 * 1024;

    /// <summary>What is taken for an operation that has not been executed yet.</summary>
    public static ResultSizes First { get; } = new(16, 1024);

    /// <summary>What the next result will probably take: at once as much as a larger one, slowly as little as a smaller one.</summary>
    /// <param name="last">What the last one took.</param>
    public ResultSizes Learn(ResultSizes last) => new(
        Learn(Containers, last.Containers, MostContainers),
        Learn(Bytes, last.Bytes, MostBytes));

    private static int Learn(int known, int last, int most) => last > known ? Math.Min(last, most) : known - ((known - last) / 8);
}
