using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Execution;

/// <summary>The answer to a request (section 7.1). To be disposed of when it has been written.</summary>
public sealed class ExecutionResult : IDisposable
{
    private static readonly JsonEncodedText ErrorsName = JsonEncodedText.Encode("errors");
    private static readonly JsonEncodedText DataName = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText ExtensionsName = JsonEncodedText.Encode("extensions");
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ResultDocument? document;
    private bool isDisposed;

    internal ExecutionResult(ResultDocument? document, IReadOnlyList<GraphQLError> errors, bool isRequestError)
    {
        this.document = document;
        Errors = errors;
        IsRequestError = isRequestError;
    }

    /// <summary>Whether the request was refused before any of it was executed; there is no data then, not even null.</summary>
    public bool IsRequestError { get; }

    /// <summary>What went wrong; empty where all is well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>What the answer tells beside data and errors; null where it is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; internal set; }

    /// <summary>Writes the answer as JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        writer.WriteStartObject();
        if (Errors.Count > 0)
        {
            writer.WritePropertyName(ErrorsName);
            ErrorWriter.Write(writer, Errors);
        }

        if (!IsRequestError)
        {
            writer.WritePropertyName(DataName);
            if (document is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                ResultWriter.Write(writer, document);
            }
        }

        if (Extensions is not null)
        {
            writer.WritePropertyName(ExtensionsName);
            ErrorWriter.WriteValue(writer, Extensions);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        isDisposed = true;
        document?.Dispose();
    }

    internal static ExecutionResult Refused(IReadOnlyList<GraphQLError> errors) => new(null, errors, isRequestError: true);
}
