using System.Text.Json;
using Continuity.GraphQL.Language;

namespace Continuity.GraphQL.ConformanceHost.Batches;

/// <summary>
/// Parses many documents: <c>[text in Base64, …]</c>, since a damaged one need not be valid UTF-8, is answered by
/// <c>[{printed} or {message, line, column}, …]</c>.
/// </summary>
internal static class DocumentsEndpoint
{
    private static readonly ParserOptions Unbounded = new() { MaxDepth = 1000 };

    /// <summary>Answers one batch.</summary>
    /// <param name="context">The HTTP request.</param>
    public static async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, SchemasEndpoint.WriterOptions);
        writer.WriteStartArray();
        foreach (var document in body.RootElement.EnumerateArray())
        {
            writer.WriteStartObject();
            Write(writer, document.GetBytesFromBase64());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, byte[] document)
    {
        try
        {
            writer.WriteString("printed", SyntaxPrinter.Print(Parser.Parse(document, Unbounded)));
        }
        catch (GraphQLSyntaxException exception)
        {
            writer.WriteString("message", exception.Message);
            writer.WriteNumber("line", exception.Location.Line);
            writer.WriteNumber("column", exception.Location.Column);
        }
    }
}
