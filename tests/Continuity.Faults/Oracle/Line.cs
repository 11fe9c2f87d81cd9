using System.Text.Json;

namespace Continuity.Faults.Oracle;

/// <summary>An entry as it was read.</summary>
/// <param name="Id">Its id, which names its home and its place there.</param>
/// <param name="Sequence">Its place at its home.</param>
/// <param name="Activity">What was done; null where something was said.</param>
/// <param name="Text">What was said; null where something was done.</param>
internal sealed record Line(string Id, int Sequence, string? Activity, string? Text)
{
    /// <summary>What must be asked for of an entry.</summary>
    public const string Fields = "id sequence ... on ActivityEntry { activity } ... on MessageEntry { text } ... on NoteEntry { text } ... on SelfServiceEntry { detail }";

    /// <summary>The customer at whom it was recorded.</summary>
    public string Home => HomeOf(Id);

    /// <summary>The home in any id that has one.</summary>
    /// <param name="id">The id.</param>
    public static string HomeOf(string id) => id.Split('_')[1];

    /// <summary>Reads one.</summary>
    /// <param name="node">Of which <see cref="Fields"/> were asked for.</param>
    public static Line Of(JsonElement node) => new(
        node.GetProperty("id").GetString()!,
        node.GetProperty("sequence").GetInt32(),
        Member(node, "activity"),
        Member(node, "text") ?? Member(node, "detail"));

    private static string? Member(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;
}
