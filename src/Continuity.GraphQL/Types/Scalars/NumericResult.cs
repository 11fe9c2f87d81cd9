using System.Globalization;
using System.Text.Json;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>What a resolver may give where a number is expected: any C# number, a truth value (1 or 0), or the text of a number, as the reference implementation takes them.</summary>
internal static class NumericResult
{
    /// <summary>Reads it as a finite number.</summary>
    /// <param name="value">The resolver's value.</param>
    /// <param name="number">The number; 0 where it is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(object value, out double number)
    {
        switch (value)
        {
            case bool b:
                number = b ? 1 : 0;
                return true;
            case string s:
                return double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
            case JsonElement { ValueKind: JsonValueKind.Number } j:
                number = j.GetDouble();
                return double.IsFinite(number);
            case JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } j:
                number = j.GetBoolean() ? 1 : 0;
                return true;
            case double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte:
                number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return double.IsFinite(number);
            default:
                number = 0;
                return false;
        }
    }
}
