using System.Buffers;
using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>Turns literals into JSON, and plain values into literals, by way of JSON's text.</summary>
internal static class JsonText
{
    /// <summary>The JSON that a literal says.</summary>
    /// <param name="literal">The literal.</param>
    public static JsonElement Of(ValueNode literal) => Of(writer => JsonLiteral.Write(writer, literal));

    /// <summary>The JSON of a plain value.</summary>
    /// <param name="value">A value that <see cref="PlainValue.IsWritable"/> accepts.</param>
    public static JsonElement Of(object value) => Of(writer => PlainValue.Write(writer, value));

    /// <summary>The literal for a plain value.</summary>
    /// <param name="value">A value that <see cref="PlainValue.IsWritable"/> accepts.</param>
    public static ValueNode ToLiteral(object value) => JsonLiteral.FromJson(Of(value));

    private static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue, SkipValidation = true }))
        {
            write(writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }
}
