using System.Text.Encodings.Web;
using System.Text.Json;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Printing;

namespace Continuity.GraphQL.ConformanceHost.Batches;

/// <summary>Builds many schemas: <c>[sdl, …]</c> is answered by <c>[{printed} or {refused: […]}, …]</c>.</summary>
internal static class SchemasEndpoint
{
    /// <summary>How answers are written: half surrogate pairs aside, every text as it is.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>Answers one batch.</summary>
    /// <param name="context">The HTTP request.</param>
    public static async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, WriterOptions);
        writer.WriteStartArray();
        foreach (var sdl in body.RootElement.EnumerateArray())
        {
            writer.WriteStartObject();
            if (TryBuild(sdl.GetString()!, later: false, writer) is { } server)
            {
                writer.WriteString("printed", SchemaPrinter.Print(server.Schema));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Builds a schema, or writes the member <c>refused</c>.</summary>
    /// <param name="sdl">The definitions.</param>
    /// <param name="later">Whether some fields answer later.</param>
    /// <param name="writer">In an object.</param>
    public static HashedServer? TryBuild(string sdl, bool later, Utf8JsonWriter writer)
    {
        try
        {
            return HashedServer.Create(sdl, later);
        }
        catch (Exception exception) when (exception is SchemaException or GraphQLSyntaxException)
        {
            writer.WriteStartArray("refused");
            foreach (var problem in (exception as SchemaException)?.Problems ?? [exception.Message])
            {
                writer.WriteStringValue(problem);
            }

            writer.WriteEndArray();
            return null;
        }
    }
}
