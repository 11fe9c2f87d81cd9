using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml;
using Continuity.Api.Nodes;
using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Api.Privacy;

/// <summary>How an export writes records: all of their members by name, names of enums as in GraphQL, durations by ISO 8601, people by their ids.</summary>
internal static class ExportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new CustomerConverter(), new ActorConverter(), new DurationConverter() },
    };

    /// <summary>A line.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="members">Its members.</param>
    public static byte[] Line(string type, IEnumerable<(string Name, object? Value)> members)
    {
        var line = new JsonObject { ["type"] = type };
        foreach (var (name, value) in members)
        {
            line[name] = Node(value);
        }

        return [.. JsonSerializer.SerializeToUtf8Bytes(line, Options), (byte)'\n'];
    }

    /// <summary>A record as it is written; by its own type, where it is one of several kinds.</summary>
    private static JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Options);

    /// <summary>An actor's id.</summary>
    /// <param name="actor">The actor.</param>
    public static string Of(ActorRef actor) => actor.Kind switch
    {
        ActorKind.Agent => NodeId.OfAgent(actor.Id),
        ActorKind.Bot => NodeId.OfBot(actor.Id),
        ActorKind.Customer => NodeId.Of(new CustomerId(actor.Id)),
        _ => $"system:{actor.Id}",
    };

    private sealed class CustomerConverter : JsonConverter<CustomerId>
    {
        public override CustomerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, CustomerId value, JsonSerializerOptions options) => writer.WriteStringValue(NodeId.Of(value));
    }

    private sealed class ActorConverter : JsonConverter<ActorRef>
    {
        public override ActorRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ActorRef value, JsonSerializerOptions options) => writer.WriteStringValue(Of(value));
    }

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
