using System.Globalization;
using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>JSON values and the literals that say the same.</summary>
internal static class JsonLiteral
{
    /// <summary>The literal for a JSON value; an undefined one is null. Object members whose names are no GraphQL names cannot be literals.</summary>
    /// <param name="value">The JSON value.</param>
    /// <exception cref="ValueCoercionException">An object has a member whose name is no GraphQL name.</exception>
    public static ValueNode FromJson(JsonElement value) => FromJson(value, default, MemberName);

    /// <summary>The literal that stands for what a caller sent; an undefined value is null. It is never printed, so that members may have any name.</summary>
    /// <param name="value">What was sent.</param>
    /// <param name="at">Where the literal stands.</param>
    public static ValueNode FromVariable(JsonElement value, Location at) => FromJson(value, at, static (name, at) => new NameNode(name, at));

    /// <summary>The literal for the text of a number.</summary>
    /// <param name="text">Digits, with or without sign, fraction and exponent.</param>
    /// <param name="at">Where it stands.</param>
    public static ValueNode FromNumber(string text, Location at = default) => text.AsSpan().ContainsAny('.', 'e', 'E')
        ? new FloatValueNode(text, at)
        : new IntValueNode(text, at);

    /// <summary>Writes a literal as JSON. An enum value becomes text; a variable without a value becomes null, as while a document is validated.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="literal">The literal, the values of variables put in their places.</param>
    public static void Write(Utf8JsonWriter writer, ValueNode literal)
    {
        switch (literal)
        {
            case StringValueNode s:
                writer.WriteStringValue(s.Value);
                break;
            case EnumValueNode e:
                writer.WriteStringValue(e.Value);
                break;
            case BooleanValueNode b:
                writer.WriteBooleanValue(b.Value);
                break;
            case IntValueNode i:
                writer.WriteRawValue(i.Text);
                break;
            case FloatValueNode f:
                writer.WriteRawValue(f.Text);
                break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode o:
                writer.WriteStartObject();
                foreach (var field in o.Fields)
                {
                    writer.WritePropertyName(field.Name.Value);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static ValueNode FromJson(JsonElement value, Location at, Func<string, Location, NameNode> nameOf) => value.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(value.GetString()!, isBlock: false, at),
        JsonValueKind.Number => FromNumber(value.GetRawText(), at),
        JsonValueKind.True => new BooleanValueNode(true, at),
        JsonValueKind.False => new BooleanValueNode(false, at),
        JsonValueKind.Array => new ListValueNode([.. value.EnumerateArray().Select(item => FromJson(item, at, nameOf))], at),
        JsonValueKind.Object => new ObjectValueNode(
            [.. value.EnumerateObject().Select(member => new ObjectFieldNode(nameOf(member.Name, at), FromJson(member.Value, at, nameOf), at))], at),
        _ => new NullValueNode(at),
    };

    private static NameNode MemberName(string name, Location at) => SchemaName.IsValid(name)
        ? new NameNode(name, at)
        : throw new ValueCoercionException(
            string.Create(CultureInfo.InvariantCulture, $"An object with a member of {name.Length} characters that is no GraphQL name cannot be a literal."));
}
