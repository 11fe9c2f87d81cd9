using System.Text.Json;

namespace Continuity.Faults.Oracle;

/// <summary>Holds the answer to a key that was sent again against the first one: it must be of the same things, but for those that the caller may not see any more, as a bot what it has passed on.</summary>
internal static class KeyCheck
{
    /// <summary>Says what is wrong; nothing where all is well.</summary>
    /// <param name="mutation">The mutation.</param>
    /// <param name="first">The payload of the first answer.</param>
    /// <param name="again">That of the other.</param>
    /// <param name="refusal">Why it was refused; null where it was not.</param>
    public static IEnumerable<Finding> Find(string mutation, JsonElement first, JsonElement again, string? refusal)
    {
        var (before, after) = (Ids(first), Ids(again));
        if (refusal is not null)
        {
            yield return new(FindingKind.Lost, $"{mutation} was done, and with the same key again refused: {refusal}.");
        }
        else if (after.Except(before).Any())
        {
            yield return new(FindingKind.Doubled, $"{mutation} made {string.Join(", ", before)}, and with the same key again {string.Join(", ", after)}.");
        }
    }

    private static IReadOnlyList<string> Ids(JsonElement payload) =>
        [.. payload.EnumerateObject().Where(static one => one.Value.ValueKind == JsonValueKind.Object && one.Value.TryGetProperty("id", out _)).Select(static one => one.Value.GetProperty("id").GetString()!)];
}
