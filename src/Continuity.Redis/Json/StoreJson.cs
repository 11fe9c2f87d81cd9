using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StackExchange.Redis;

namespace Continuity.Redis.Json;

/// <summary>How records are written in Redis: compact JSON in UTF-8, without what is null, zero or empty. Names that are not known are passed over when it is read.</summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new MillisecondsConverter(), new DurationConverter(), new CustomerIdConverter(), new TextConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeftOut.WhereEmpty, EntryContents.Name } },
    };

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Writes a value, for Redis.</summary>
    public static byte[] WriteBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads a value.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    /// <summary>Reads a value from Redis.</summary>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<T>(utf8, Options)!;

    /// <summary>Reads a value from Redis.</summary>
    public static T Read<T>(RedisValue value) => Read<T>(((byte[])value!).AsSpan());
}
