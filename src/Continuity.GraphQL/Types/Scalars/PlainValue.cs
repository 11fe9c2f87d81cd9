using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>
/// Values without a type of their own: null, truth values, numbers, text, lists of these, and dictionaries from text to these.
/// Whole numbers are <see cref="int"/> or else <see cref="long"/> where they fit, all others <see cref="double"/>.
/// </summary>
internal static class PlainValue
{
    /// <summary>The value of a literal. An enum value becomes text; a variable without a value becomes null.</summary>
    /// <param name="literal">The literal.</param>
    public static object? Of(ValueNode literal) => literal switch
    {
        StringValueNode s => s.Value,
        EnumValueNode e => e.Value,
        BooleanValueNode b => b.Value,
        IntValueNode i => Number(i.Text),
        FloatValueNode f => Number(f.Text),
        ListValueNode list => list.Values.Select(Of).ToList(),
        ObjectValueNode o => Members(o.Fields.Select(f => (f.Name.Value, Of(f.Value)))),
        _ => null,
    };

    /// <summary>The value of a piece of JSON.</summary>
    /// <param name="value">The JSON.</param>
    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.Array => value.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.Object => Members(value.EnumerateObject().Select(m => (m.Name, Of(m.Value)))),
        _ => null,
    };

    /// <summary>Whether <see cref="Write"/> can write it: it is made of plain values and JSON alone.</summary>
    /// <param name="value">Any value.</param>
    public static bool IsWritable(object? value) => value switch
    {
        double d => double.IsFinite(d),
        float f => float.IsFinite(f),
        JsonElement j => j.ValueKind != JsonValueKind.Undefined && JsonUnicode.IsValid(j),
        null or string or bool or decimal or int or long or short or byte or uint or ulong or ushort or sbyte or JsonNode or JsonDocument => true,
        IEnumerable<KeyValuePair<string, object?>> members => members.All(m => IsWritable(m.Value)),
        IEnumerable items => items.Cast<object?>().All(IsWritable),
        _ => false,
    };

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string s:
                writer.WriteStringValue(s);
                break;
            case bool b:
                writer.WriteBooleanValue(b);
                break;
            case JsonElement j:
                j.WriteTo(writer);
                break;
            case JsonNode n:
                n.WriteTo(writer);
                break;
            case JsonDocument d:
                d.WriteTo(writer);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case float or decimal or long or ulong:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static object Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole is >= int.MinValue and <= int.MaxValue ? (object)(int)whole : whole;
        }

        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static OrderedDictionary<string, object?> Members(IEnumerable<(string Name, object? Value)> members)
    {
        var result = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in members)
        {
            result[name] = value;
        }

        return result;
    }
}
