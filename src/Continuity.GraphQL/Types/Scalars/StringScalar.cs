using System.Text.Json;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The built-in <c>String</c> (section 3.5.3); in C# a <see cref="string"/>.</summary>
internal sealed class StringScalar : ScalarType
{
    public StringScalar()
        : base("String") => Description = "Text, as a sequence of Unicode characters.";

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) =>
        literal is StringValueNode s ? s.Value : throw Refuse(ValueExcerpt.Of(literal));

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            string => value,
            bool b => b ? "true" : "false",
            char c => c.ToString(),
            JsonElement { ValueKind: JsonValueKind.String } j => j.GetString()!,
            JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } j => j.GetBoolean() ? "true" : "false",
            _ when NumericResult.TryRead(value, out var number) => NumberText.Of(value, number),
            _ => throw Refuse(ValueExcerpt.OfResult(value)),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue((string)value);
    }

    /// <inheritdoc/>
    internal override bool TryWrite(ResultBuffer target, object value)
    {
        if (value is not string text)
        {
            return false;
        }

        target.WriteString(text);
        return true;
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => new StringValueNode((string)CoerceResult(value), isBlock: false, default);

    private static ValueCoercionException Refuse(string found) => new($"String must be text, not {found}.");
}
