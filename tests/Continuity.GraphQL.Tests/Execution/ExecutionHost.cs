using System.Buffers;
using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>A schema from SDL with its executor, without a transport.</summary>
internal sealed class ExecutionHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public ExecutionHost(
        string sdl,
        Action<SdlSchemaOptions>? resolvers = null,
        Func<GraphQLServerOptions, GraphQLServerOptions>? options = null,
        Action<IServiceCollection>? register = null)
        : this(SdlSchema.Build(sdl, resolvers), options, register)
    {
    }

    public ExecutionHost(
        Schema schema,
        Func<GraphQLServerOptions, GraphQLServerOptions>? options = null,
        Action<IServiceCollection>? register = null)
    {
        var collection = new ServiceCollection();
        collection.AddGraphQLServer().UseSchema(schema).ModifyOptions(options ?? (o => o));
        register?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Executor = services.GetRequiredService<GraphQLExecutor>();
    }

    public GraphQLExecutor Executor { get; }

    public IServiceProvider Services => services;

    public static GraphQLRequest Request(string query, string? variables = null, string? operationName = null) => new(query)
    {
        OperationName = operationName,
        Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
    };

    public static string Json(ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Executes a request, and gives its data as JSON and its errors as "path: message", one a line.</summary>
    public async Task<(string Data, string Errors)> RunAsync(string query, string? variables = null)
    {
        using var response = JsonDocument.Parse(await ExecuteAsync(query, variables));
        var data = response.RootElement.TryGetProperty("data", out var given) ? given.GetRawText() : "absent";
        return (data, response.RootElement.TryGetProperty("errors", out var errors) ? string.Join('\n', errors.EnumerateArray().Select(Brief)) : "");
    }

    public async Task<string> ExecuteAsync(string query, string? variables = null, string? operationName = null)
    {
        await using var scope = services.CreateAsyncScope();
        using var result = await Executor.ExecuteAsync(Request(query, variables, operationName), scope.ServiceProvider, default);
        return Json(result);
    }

    private static string Brief(JsonElement error) =>
        (error.TryGetProperty("path", out var path) ? string.Join('.', path.EnumerateArray()) + ": " : "") + error.GetProperty("message").GetString();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
