using System.Text.Json;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>What a client sent, taken apart.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">The operation's id; null where there is none.</param>
/// <param name="Payload">Its payload, as JSON in the message's own memory; empty where there is none or null.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    private const int MaxIdLength = 256;

    /// <summary>Takes a message apart.</summary>
    /// <param name="text">The message, in UTF-8.</param>
    /// <exception cref="SocketFaultException">It is none of the protocol's form.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            return ReadObject(text);
        }
        catch (JsonException)
        {
            throw Bad("The message is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // How the reader answers when a string's escapes make half a surrogate pair.
            throw Bad("The message holds a string that is not valid Unicode");
        }
    }

    /// <summary>The operation's id, which this type of message must have.</summary>
    /// <exception cref="SocketFaultException">It has none, or a bad one.</exception>
    public string RequiredId => Id switch
    {
        null or "" => throw Bad($"The message {Type} needs an id"),
        { Length: > MaxIdLength } => throw Bad($"The id is longer than {MaxIdLength} characters"),
        _ => Id,
    };

    private static SocketMessage ReadObject(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("The message must be a JSON object");
        }

        string? type = null;
        string? id = null;
        ReadOnlyMemory<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = ReadString(ref reader, "type");
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = ReadString(ref reader, "id");
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                payload = ReadPayload(ref reader, text);
            }
            else
            {
                reader.Skip();
            }
        }

        // Anything behind the object makes this throw.
        reader.Read();
        return new SocketMessage(type ?? throw Bad("The message has no type"), id, payload);
    }

    private static string ReadString(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Bad($"The {name} of a message must be a string");
    }

    private static ReadOnlyMemory<byte> ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> text)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("The payload of a message must be an object, or null");
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return text[start..(int)reader.BytesConsumed];
    }

    private static SocketFaultException Bad(string reason) => new(SocketClose.BadMessage(reason));
}
