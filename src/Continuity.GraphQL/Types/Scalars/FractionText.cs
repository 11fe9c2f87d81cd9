using System.Globalization;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>Reads the decimals of a second.</summary>
internal static class FractionText
{
    private const int TickDigits = 7;

    /// <summary>The decimals in ticks of 100 ns; what is finer is cut off.</summary>
    /// <param name="digits">The digits after the decimal point; may be empty.</param>
    public static long Ticks(string digits) =>
        long.Parse(digits.PadRight(TickDigits, '0').AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture);
}
