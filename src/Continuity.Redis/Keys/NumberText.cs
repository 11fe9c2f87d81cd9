using System.Globalization;
using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>Something that is numbered in its home, as it is written in indexes: the home, a colon, the number.</summary>
internal static class NumberText
{
    public static string Of(CustomerId home, int number) => string.Create(CultureInfo.InvariantCulture, $"{home.Value}:{number}");

    public static (CustomerId Home, int Number) Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (new CustomerId(text[..colon]), int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
