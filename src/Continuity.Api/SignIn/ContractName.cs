namespace Continuity.Api.SignIn;

/// <summary>The names that tokens and requests use for enum values: <c>APP_USER</c> for <c>AppUser</c>, in any case.</summary>
internal static class ContractName
{
    /// <summary>Reads a name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The name; null is none.</param>
    /// <returns>The value; null where the enum has none of that name.</returns>
    public static T? Read<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Write(value), name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Writes a name, in capitals with underscores.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public static string Write<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select(static (letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));

    /// <summary>All names, for an error message.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static string All<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Select(static value => Write(value)));
}
