using System.Globalization;
using System.Text.Json;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The built-in <c>Int</c>: whole numbers of 32 bits (section 3.5.1); in C# an <see cref="int"/>.</summary>
internal sealed class IntScalar : ScalarType
{
    public IntScalar()
        : base("Int") => Description = "A whole number from -2147483648 to 2147483647.";

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) =>
        literal is IntValueNode i && int.TryParse(i.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse(ValueExcerpt.Of(literal));

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && (value.TryGetInt32(out var number) || TryWhole(value.GetDouble(), out number))
            ? number
            : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            int => value,
            _ when NumericResult.TryRead(value, out var number) && TryWhole(number, out var whole) => whole,
            _ => throw Refuse(ValueExcerpt.OfResult(value)),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue((int)value);
    }

    /// <inheritdoc/>
    internal override bool TryWrite(ResultBuffer target, object value)
    {
        if (value is not int number)
        {
            return false;
        }

        target.WriteNumber(number);
        return true;
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        new IntValueNode(((int)CoerceResult(value)).ToString(CultureInfo.InvariantCulture), default);

    private static bool TryWhole(double number, out int whole)
    {
        var fits = number is >= int.MinValue and <= int.MaxValue && Math.Floor(number) == number;
        whole = fits ? (int)number : 0;
        return fits;
    }

    private static ValueCoercionException Refuse(string found) =>
        new($"Int must be a whole number from -2147483648 to 2147483647, not {found}.");
}
