using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The built-in <c>ID</c>: opaque text, for which whole numbers are taken too (section 3.5.5); in C# a <see cref="string"/>.</summary>
internal sealed class IDScalar : ScalarType
{
    public IDScalar()
        : base("ID") => Description = "Identifies an object. It is opaque text; a whole number is accepted as input too.";

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode s => s.Value,
        IntValueNode i => i.Text,
        _ => throw Refuse(ValueExcerpt.Of(literal)),
    };

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when TryWhole(value, out var text) => text,
        _ => throw Refuse(ValueExcerpt.Of(value)),
    };

    /// <inheritdoc/>
    public override object CoerceResult(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            string => value,
            Guid g => g.ToString(),
            JsonElement { ValueKind: JsonValueKind.String } j => j.GetString()!,
            not (bool or JsonElement { ValueKind: not JsonValueKind.Number })
                when NumericResult.TryRead(value, out var number) && Math.Floor(number) == number => NumberText.Of(value, number),
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

    private static bool TryWhole(JsonElement value, out string text)
    {
        text = value.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return true;
        }

        var number = value.GetDouble();
        if (!double.IsFinite(number) || Math.Floor(number) != number)
        {
            return false;
        }

        text = new BigInteger(number).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static ValueCoercionException Refuse(string found) => new($"ID must be text or a whole number, not {found}.");
}
