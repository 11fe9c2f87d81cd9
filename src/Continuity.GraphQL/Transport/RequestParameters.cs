using System.Buffers;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.TrustedDocuments;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>The parameters of a request (GraphQL over HTTP, "Request Parameters"), read from JSON without a copy where there are no escapes.</summary>
internal sealed partial class RequestParameters : IDisposable
{
    private ReadOnlyMemory<byte> query;
    private bool hasQuery;
    private string? documentId;
    private byte[]? unescaped;
    private string? operationName;
    private JsonDocument? variables;
    private JsonDocument? extensions;

    /// <summary>Reads the parameters. The body has to stay as it is until the request has been executed.</summary>
    /// <param name="body">The body, in UTF-8.</param>
    /// <exception cref="RequestRefusedException">It is no JSON object, or a parameter is missing or of the wrong type.</exception>
    public static RequestParameters Read(ReadOnlyMemory<byte> body)
    {
        var parameters = new RequestParameters();
        try
        {
            parameters.ReadObject(body);
            return parameters;
        }
        catch (Exception exception)
        {
            parameters.Dispose();
            throw exception switch
            {
                JsonException => Refused("The body is not valid JSON."),

                // How the reader answers when a string's escapes make half a surrogate pair.
                InvalidOperationException => Refused("The body holds a string that is not valid Unicode."),
                _ => exception,
            };
        }
    }

    /// <summary>The request that they make.</summary>
    public GraphQLRequest ToRequest() => new(query)
    {
        OperationName = operationName,
        DocumentId = documentId,
        Variables = variables?.RootElement ?? default,
        Extensions = extensions?.RootElement ?? default,
    };

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        variables?.Dispose();
        extensions?.Dispose();
        if (unescaped is not null)
        {
            ArrayPool<byte>.Shared.Return(unescaped);
            unescaped = null;
        }
    }

    private void ReadObject(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refused("The body must be a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                ReadQuery(ref reader, body);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                operationName = ReadString(ref reader, "operationName");
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                documentId = ReadString(ref reader, "documentId");
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                ReadMap(ref reader, body, "variables", ref variables);
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                ReadMap(ref reader, body, "extensions", ref extensions);
            }
            else
            {
                reader.Skip();
            }
        }

        // Anything behind the object makes this throw.
        reader.Read();
        DemandDocument();
    }

    /// <summary>There must be a document, or what names one: <c>documentId</c>, or <c>extensions.persistedQuery</c>.</summary>
    private void DemandDocument()
    {
        if (!hasQuery && documentId is null && !PersistedQuery.IsIn(extensions?.RootElement ?? default))
        {
            throw Refused("The parameter \"query\" is missing.");
        }
    }

    private static string? ReadString(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? reader.GetString()
            : throw Refused($"The parameter \"{name}\" must be a string, or null.");
    }

    private void ReadQuery(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        reader.Read();
        hasQuery = reader.TokenType != JsonTokenType.Null;
        query = default;
        if (!hasQuery)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw Refused("The parameter \"query\" must be a string.");
        }

        if (!reader.ValueIsEscaped)
        {
            query = body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return;
        }

        unescaped ??= ArrayPool<byte>.Shared.Rent(body.Length);
        query = unescaped.AsMemory(0, reader.CopyString(unescaped));
    }

    private static void ReadMap(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string name, ref JsonDocument? map)
    {
        reader.Read();
        map?.Dispose();
        map = null;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refused($"The parameter \"{name}\" must be an object, or null.");
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        map = JsonDocument.Parse(body[start..(int)reader.BytesConsumed]);
    }

    private static RequestRefusedException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
