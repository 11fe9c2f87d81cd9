using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Briefs;
using Continuity.Api.Callers;
using Continuity.Api.Continuation;
using Continuity.Api.Delivery;
using Continuity.Api.Privacy;
using Continuity.Api.Customers;
using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Inboxes;
using Continuity.Api.Merging;
using Continuity.Api.Queues;
using Continuity.Api.Recovery;
using Continuity.Api.Schema;
using Continuity.Api.SelfService;
using Continuity.Api.StartUp;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Api.Webhooks;
using Continuity.Callers;
using Continuity.GraphQL.Execution;
using Continuity.Redis.Connection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Reading;

/// <summary>The API's schema and capabilities on a real store, in this process, with the round trips of each request counted.</summary>
internal sealed class MeasuredApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private MeasuredApi(WebApplication app) => this.app = app;

    /// <summary>Opens it.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="caller">Who asks.</param>
    public static Task<MeasuredApi> OpenAsync(string redis, Caller caller) => OpenAsync(redis, () => caller, static calls => calls);

    /// <summary>Opens it.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="caller">Who asks, by now.</param>
    /// <param name="around">What stands before the calls to Redis.</param>
    public static async Task<MeasuredApi> OpenAsync(string redis, Func<Caller> caller, Func<IRedisCalls, IRedisCalls> around)
    {
        var builder = ApiHost.CreateBuilder(["--environment", "Development"]);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Redis", redis)]);
        builder.AddQueues();
        builder.AddCustomers();
        builder.AddMerging();
        builder.AddCallers();
        builder.AddThreads();
        builder.AddTickets();
        builder.AddBriefs();
        builder.AddHandoffs();
        builder.AddRecovery();
        builder.AddFollowUps();
        builder.AddSelfService();
        builder.AddProblemReports();
        builder.AddInboxes();
        builder.AddContinuation();
        builder.AddPrivacy();
        builder.AddDelivery();
        builder.AddWebhooks();
        builder.AddSchema();
        builder.AddStore();
        builder.Services.AddScoped(_ => caller());
        builder.Services.AddSingleton<RedisFence>();
        builder.Services.AddSingleton(s => new LockstepCalls(around(s.GetRequiredService<RedisFence>())));
        builder.Services.AddSingleton<IRedisCalls>(static s => s.GetRequiredService<LockstepCalls>());
        var api = new MeasuredApi(builder.Build());
        await api.app.OpenStoreAsync();
        return api;
    }

    /// <summary>Executes a query.</summary>
    /// <returns>Its data, and the number of commands in each round trip that it waited for.</returns>
    public async Task<(JsonElement Data, IReadOnlyList<int> RoundTrips)> AskAsync(string query, JsonObject variables)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (answer, roundTrips) = await new Lockstep(app.Services.GetRequiredService<LockstepCalls>()).RunAsync(
            () => ExecuteAsync(scope.ServiceProvider, query, variables), CancellationToken.None);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString())
            : (json.RootElement.GetProperty("data").Clone(), roundTrips);
    }

    /// <summary>Executes a query as it comes, without counting anything.</summary>
    /// <returns>The answer's JSON.</returns>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(string query, JsonObject variables)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ExecuteAsync(scope.ServiceProvider, query, variables);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<ReadOnlyMemory<byte>> ExecuteAsync(IServiceProvider services, string query, JsonObject variables)
    {
        using var values = JsonDocument.Parse(variables.ToJsonString());
        var request = new GraphQLRequest(query) { Variables = values.RootElement };
        using var result = await services.GetRequiredService<GraphQLExecutor>().ExecuteAsync(request, services, CancellationToken.None);
        var output = new ArrayBufferWriter<byte>();
        result.WriteTo(output);
        return output.WrittenMemory;
    }
}
