namespace Continuity.Mail.Headers;

/// <summary>The header fields of a message or part, in its order.</summary>
/// <param name="Fields">The fields.</param>
internal sealed record HeaderList(IReadOnlyList<HeaderField> Fields)
{
    /// <summary>None.</summary>
    public static HeaderList Empty { get; } = new([]);

    /// <summary>The first field of a name.</summary>
    public HeaderField? Find(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Each field of a name.</summary>
    public IEnumerable<HeaderField> FindAll(string name) => Fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether there is a field of a name.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The first field's value in lower case without comments, for fields whose value is a word; null where there is none.</summary>
    public string? Word(string name) => Find(name)?.Raw.Split(';', '(', ' ', '\t')[0].Trim().ToLowerInvariant();
}
