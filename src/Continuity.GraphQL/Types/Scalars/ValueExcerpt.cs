using System.Globalization;
using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>Shows a value in an error message: enough to recognise it, and no more.</summary>
internal static class ValueExcerpt
{
    private const int Longest = 40;

    /// <summary>Shows a literal.</summary>
    /// <param name="literal">The literal.</param>
    public static string Of(ValueNode literal) => literal switch
    {
        IntValueNode i => Shorten(i.Text),
        FloatValueNode f => Shorten(f.Text),
        StringValueNode s => Quote(s.Value),
        BooleanValueNode b => b.Value ? "true" : "false",
        EnumValueNode e => Shorten(e.Value),
        NullValueNode => "null",
        VariableNode v => "$" + Shorten(v.Name.Value),
        ListValueNode => "a list",
        _ => "an object",
    };

    /// <summary>Shows a JSON value.</summary>
    /// <param name="value">The value.</param>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number => Shorten(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    /// <summary>Shows a resolver's value: a number or truth value as it is, anything else by its C# type only, since it may be someone's words.</summary>
    /// <param name="value">The value.</param>
    public static string OfResult(object value) => value switch
    {
        bool b => b ? "true" : "false",
        double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte
            => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => "a value of type " + value.GetType().Name,
    };

    private static string Quote(string text) => "\"" + Shorten(text) + "\"";

    private static string Shorten(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
