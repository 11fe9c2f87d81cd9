using System.Text.Json;

namespace Continuity.Faults.Calls;

/// <summary>The one error that a caller is told where the store can't be reached.</summary>
internal static class StoreError
{
    public const string Code = "STORE_UNAVAILABLE";

    /// <summary>Whether nothing else is among errors.</summary>
    /// <param name="errors">The errors of an answer.</param>
    public static bool IsAll(JsonElement errors) =>
        errors.EnumerateArray().All(static error => error.TryGetProperty("extensions", out var more) && more.TryGetProperty("code", out var code) && code.GetString() == Code);
}
