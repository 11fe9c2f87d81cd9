using System.Buffers;
using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.Types.Scalars;

internal static class ScalarTesting
{
    /// <summary>The JSON that a resolver's value becomes.</summary>
    public static string Show(this ScalarType scalar, object value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            scalar.Write(writer, scalar.CoerceResult(value));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static object? ParseJson(this ScalarType scalar, string json)
    {
        using var document = JsonDocument.Parse(json);
        return scalar.ParseValue(document.RootElement);
    }
}
