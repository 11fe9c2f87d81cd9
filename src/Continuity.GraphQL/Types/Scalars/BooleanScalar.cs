using System.Text.Json;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The built-in <c>Boolean</c> (section 3.5.4); in C# a <see cref="bool"/>.</summary>
internal sealed class BooleanScalar : ScalarType
{
    private static readonly object True = true;
    private static readonly object False = false;

    public BooleanScalar()
        : base("Boolean") => Description = "Either true or false.";

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) =>
        literal is BooleanValueNode b ? Box(b.Value) : throw Refuse(ValueExcerpt.Of(literal));

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Box(value.GetBoolean()) : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            bool => value,
            not string when NumericResult.TryRead(value, out var number) => Box(number != 0),
            _ => throw Refuse(ValueExcerpt.OfResult(value)),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue((bool)value);
    }

    /// <inheritdoc/>
    internal override bool TryWrite(ResultBuffer target, object value)
    {
        if (value is not bool flag)
        {
            return false;
        }

        target.WriteBoolean(flag);
        return true;
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => new BooleanValueNode((bool)CoerceResult(value), default);

    private static object Box(bool value) => value ? True : False;

    private static ValueCoercionException Refuse(string found) => new($"Boolean must be true or false, not {found}.");
}
