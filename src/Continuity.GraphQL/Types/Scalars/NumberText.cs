using System.Globalization;
using System.Numerics;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The text of a number where a resolver gives one for a <c>String</c> or <c>ID</c>.</summary>
internal static class NumberText
{
    // From here on the reference implementation writes an exponent too.
    private const double SmallestWithExponent = 1e21;

    /// <summary>Writes a number; a whole one without fraction or exponent.</summary>
    /// <param name="value">The number as the resolver gave it.</param>
    /// <param name="number">The same as a double.</param>
    public static string Of(object value, double number) => value switch
    {
        decimal or int or long or short or byte or uint or ulong or ushort or sbyte => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        float f when Math.Floor(number) != number => f.ToString(CultureInfo.InvariantCulture),
        _ when Math.Floor(number) == number && Math.Abs(number) < SmallestWithExponent => new BigInteger(number).ToString(CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
