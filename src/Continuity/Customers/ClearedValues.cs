namespace Continuity.Customers;

/// <summary>
/// What was cleared at a home, and is nothing since then: what the homes that were merged into it hold of it counts no more. Where the home has the value again, that counts.
/// </summary>
public sealed record ClearedValues
{
    /// <summary>Whether the name was cleared.</summary>
    public bool Name { get; init; }

    /// <summary>Whether what they want to be called was cleared.</summary>
    public bool PreferredName { get; init; }

    /// <summary>Whether the language was cleared.</summary>
    public bool Language { get; init; }

    /// <summary>Whether the time zone was cleared.</summary>
    public bool TimeZone { get; init; }

    /// <summary>The keys of preferences that were cleared, each once.</summary>
    public IReadOnlyList<string> Preferences { get; init; } = [];
}
