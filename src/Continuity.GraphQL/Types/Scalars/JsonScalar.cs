using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>
/// <c>JSON</c>: any JSON value; in C# a <see cref="JsonElement"/>. Literals of every kind are taken, objects and lists
/// among them; an enum value stands for its name. Resolvers may also give <see cref="System.Text.Json.Nodes.JsonNode"/>,
/// <see cref="JsonDocument"/>, text, numbers, truth values, and lists and dictionaries of these.
/// </summary>
public sealed class JsonScalar : ScalarType
{
    /// <summary>Makes the scalar.</summary>
    public JsonScalar()
        : base("JSON")
    {
        Description = "Any JSON value: an object, a list, text, a number, true, false or null.";
        SpecifiedByUrl = "https://www.rfc-editor.org/rfc/rfc8259";
    }

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        return JsonText.Of(literal);
    }

    /// <summary>Keeps the value, on its own: it outlives the document that it came in.</summary>
    /// <param name="value">The JSON value.</param>
    public override object ParseValue(JsonElement value) => JsonUnicode.IsValid(value)
        ? value.Clone()
        : throw new ValueCoercionException("JSON cannot hold half a surrogate pair.");

    /// <inheritdoc/>
    public override object CoerceResult(object value) => PlainValue.IsWritable(value)
        ? value
        : throw new ValueCoercionException($"JSON cannot show {ValueExcerpt.OfResult(value)}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        PlainValue.Write(writer, value);
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => JsonText.ToLiteral(CoerceResult(value));
}
