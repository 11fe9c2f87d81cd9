using System.Buffers;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Printing;

namespace Continuity.GraphQL.ConformanceHost.Batches;

/// <summary>
/// Executes many requests against one schema: <c>{sdl, later, requests: [{query, variables, operationName}]}</c> is answered by
/// <c>{printed, results: […]}</c>, where a subscription that opens is <c>{events: […]}</c>; a schema that is refused by <c>{refused: […]}</c>.
/// </summary>
internal static class BatchEndpoint
{
    /// <summary>Answers one batch.</summary>
    /// <param name="context">The HTTP request.</param>
    public static async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 1000 }, context.RequestAborted);
        var batch = body.RootElement;
        var output = new ArrayBufferWriter<byte>(1024 * 1024);
        using var writer = new Utf8JsonWriter(output, SchemasEndpoint.WriterOptions);
        writer.WriteStartObject();
        if (SchemasEndpoint.TryBuild(batch.GetProperty("sdl").GetString()!, batch.GetProperty("later").GetBoolean(), writer) is { } server)
        {
            var services = new ServiceCollection();
            server.AddTo(services);
            await using var provider = services.BuildServiceProvider();
            writer.WriteString("printed", SchemaPrinter.Print(server.Schema));
            writer.WriteStartArray("results");
            foreach (var request in batch.GetProperty("requests").EnumerateArray())
            {
                await ExecuteAsync(provider, Read(request), writer, context.RequestAborted);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        await writer.FlushAsync();
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(output.WrittenMemory);
    }

    private static GraphQLRequest Read(JsonElement request) => new(request.GetProperty("query").GetString()!)
    {
        OperationName = request.TryGetProperty("operationName", out var name) ? name.GetString() : null,
        Variables = request.TryGetProperty("variables", out var variables) ? variables : default,
    };

    private static async Task ExecuteAsync(ServiceProvider provider, GraphQLRequest request, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        var executor = provider.GetRequiredService<GraphQLExecutor>();
        await using var scope = provider.CreateAsyncScope();
        var operation = executor.Prepare(request);
        if (operation.Kind != OperationType.Subscription)
        {
            using var result = await executor.ExecuteAsync(operation, request, scope.ServiceProvider, cancellationToken);
            Write(writer, result);
            return;
        }

        var subscription = await executor.SubscribeAsync(operation, request, scope.ServiceProvider, cancellationToken);
        if (subscription.Refusal is { } refusal)
        {
            Write(writer, refusal);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("events");
        await foreach (var result in subscription.Events!)
        {
            Write(writer, result);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ExecutionResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}
