namespace Continuity.Api.Ingest;

/// <summary>A member of what a source sent is not as it must be.</summary>
/// <param name="field">Its path, with dots; <c>body</c> for the whole.</param>
/// <param name="rule">What it must be; never holds its value.</param>
internal sealed class ContentFault(string field, string rule) : Exception($"{field} {rule}")
{
    /// <summary>Its path, with dots.</summary>
    public string Field { get; } = field;

    /// <summary>The answer to the source.</summary>
    public IngestAnswer Answer => IngestAnswer.NotUnderstood(Field, Message);
}
