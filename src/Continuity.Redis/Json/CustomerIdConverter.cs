using System.Text.Json;
using System.Text.Json.Serialization;
using Continuity.Customers;

namespace Continuity.Redis.Json;

/// <summary>Customer ids as their text.</summary>
internal sealed class CustomerIdConverter : JsonConverter<CustomerId>
{
    public override CustomerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, CustomerId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
