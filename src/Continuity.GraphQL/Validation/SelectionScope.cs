namespace Continuity.GraphQL.Validation;

/// <summary>What one selection set asks for directly: inline fragments are opened, spreads are not.</summary>
/// <param name="id">Tells it from the document's other ones.</param>
internal sealed class SelectionScope(int id)
{
    public int Id { get; } = id;

    public List<FieldUsage> Fields { get; } = [];

    /// <summary>The names of the fragments spread in it.</summary>
    public List<string> Spreads { get; } = [];
}
