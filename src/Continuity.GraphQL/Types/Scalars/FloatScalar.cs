using System.Globalization;
using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The built-in <c>Float</c>: finite double-precision numbers (section 3.5.2); in C# a <see cref="double"/>.</summary>
internal sealed class FloatScalar : ScalarType
{
    public FloatScalar()
        : base("Float") => Description = "A finite number of double precision (IEEE 754).";

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            IntValueNode i => i.Text,
            FloatValueNode f => f.Text,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Refuse(ValueExcerpt.Of(literal));
    }

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            double d when double.IsFinite(d) => value,

            // Kept as they are, so that 0.1f is written 0.1 and not 0.10000000149011612.
            float f when float.IsFinite(f) => value,
            decimal or int or long => value,
            _ when NumericResult.TryRead(value, out var number) => number,
            _ => throw Refuse(ValueExcerpt.OfResult(value)),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case float f:
                writer.WriteNumberValue(f);
                break;
            case decimal d:
                writer.WriteNumberValue(d);
                break;
            case int i:
                writer.WriteNumberValue(i);
                break;
            case long l:
                writer.WriteNumberValue(l);
                break;
            default:
                writer.WriteNumberValue((double)value);
                break;
        }
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value)
    {
        var number = (IFormattable)CoerceResult(value);
        return JsonLiteral.FromNumber(number.ToString(null, CultureInfo.InvariantCulture));
    }

    private static ValueCoercionException Refuse(string found) => new($"Float must be a finite number, not {found}.");
}
