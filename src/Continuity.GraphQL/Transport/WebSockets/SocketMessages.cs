using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Writes the server's messages.</summary>
internal static class SocketMessages
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The client is let in.</summary>
    public static ReadOnlyMemory<byte> Acknowledgement { get; } = """{"type":"connection_ack"}"""u8.ToArray();

    /// <summary>Asks whether the client is there.</summary>
    public static ReadOnlyMemory<byte> Ping { get; } = """{"type":"ping"}"""u8.ToArray();

    /// <summary>Answers a ping.</summary>
    /// <param name="message">Where to.</param>
    /// <param name="payload">The ping's payload, which comes back; empty where it had none.</param>
    public static void WritePong(PooledBuffer message, ReadOnlySpan<byte> payload)
    {
        message.Write("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
        {
            message.Write(",\"payload\":"u8);
            message.Write(payload);
        }

        message.Write("}"u8);
    }

    /// <summary>A result.</summary>
    /// <param name="message">Where to.</param>
    /// <param name="id">The operation.</param>
    /// <param name="result">The result.</param>
    public static void WriteNext(PooledBuffer message, JsonEncodedText id, ExecutionResult result)
    {
        WriteHead(message, id, "next"u8);
        message.Write(",\"payload\":"u8);
        result.WriteTo(message);
        message.Write("}"u8);
    }

    /// <summary>Errors that end the operation.</summary>
    /// <param name="message">Where to.</param>
    /// <param name="id">The operation.</param>
    /// <param name="errors">The errors.</param>
    public static void WriteError(PooledBuffer message, JsonEncodedText id, IReadOnlyList<GraphQLError> errors)
    {
        WriteHead(message, id, "error"u8);
        message.Write(",\"payload\":"u8);
        using (var writer = new Utf8JsonWriter(message, Relaxed))
        {
            ErrorWriter.Write(writer, errors);
        }

        message.Write("}"u8);
    }

    /// <summary>The end of the operation.</summary>
    /// <param name="message">Where to.</param>
    /// <param name="id">The operation.</param>
    public static void WriteComplete(PooledBuffer message, JsonEncodedText id)
    {
        WriteHead(message, id, "complete"u8);
        message.Write("}"u8);
    }

    private static void WriteHead(PooledBuffer message, JsonEncodedText id, ReadOnlySpan<byte> type)
    {
        message.Write("{\"id\":\""u8);
        message.Write(id.EncodedUtf8Bytes);
        message.Write("\",\"type\":\""u8);
        message.Write(type);
        message.Write("\""u8);
    }
}
