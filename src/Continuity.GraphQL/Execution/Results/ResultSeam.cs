namespace Continuity.GraphQL.Execution.Results;

/// <summary>
/// A point of a result's text where other text belongs: that of a value that comes later, which is written behind all that was there before, or
/// null in the place of an object or list that was written already.
/// </summary>
/// <param name="position">Where the text belongs.</param>
/// <param name="length">How much of what is written there does not; 0 for a value that comes later.</param>
internal sealed class ResultSeam(int position, int length)
{
    /// <summary>Where the text belongs.</summary>
    public int Position { get; } = position;

    /// <summary>How much of what is written there does not.</summary>
    public int Length { get; } = length;

    /// <summary>Where the text is; −1 while there is none, which stands for null.</summary>
    public int From { get; set; } = -1;

    /// <summary>Where it ends.</summary>
    public int To { get; set; }
}
