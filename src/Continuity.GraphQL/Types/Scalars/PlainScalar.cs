using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>A scalar of an SDL schema for which no <see cref="ScalarType"/> was registered: any value is taken and shown as it is.</summary>
/// <param name="name">The name, unique in its schema.</param>
internal sealed class PlainScalar(string name) : ScalarType(name)
{
    /// <inheritdoc/>
    public override object? ParseLiteral(ValueNode literal) => PlainValue.Of(literal);

    /// <inheritdoc/>
    public override object? ParseValue(JsonElement value) => PlainValue.Of(value);

    /// <inheritdoc/>
    public override object CoerceResult(object value) => PlainValue.IsWritable(value)
        ? value
        : throw new ValueCoercionException($"{Name} must be a value that JSON has, not {ValueExcerpt.OfResult(value)}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value) => PlainValue.Write(writer, value);

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => JsonText.ToLiteral(CoerceResult(value));
}
