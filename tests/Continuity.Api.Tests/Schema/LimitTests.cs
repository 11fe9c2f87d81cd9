using System.Buffers;
using System.Text.Json;
using Continuity.Api.Briefs;
using Continuity.Api.Callers;
using Continuity.Api.Continuation;
using Continuity.Api.Customers;
using Continuity.Api.Delivery;
using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Inboxes;
using Continuity.Api.Merging;
using Continuity.Api.Privacy;
using Continuity.Api.Queues;
using Continuity.Api.Recovery;
using Continuity.Api.Schema;
using Continuity.Api.SelfService;
using Continuity.Api.SignIn;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Api.Webhooks;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Limits;
using Continuity.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Schema;

/// <summary>What the API lets callers ask for. Only prices are asked here, which needs no store.</summary>
[OneStore("No store changes it.")]
public sealed class LimitTests
{
    private const string TwentyTickets = """
        query($tickets: Int, $entries: Int) { customer(by: { id: "x" }) { name thread { channels } tickets(first: $tickets) { nodes { number subject status
          owner { name } handler { ... on Agent { name } ... on Bot { name } } waitingIn { name } entries(last: $entries) { pageInfo { hasPreviousPage } nodes {
          __typename recordedAt channel author { ... on Agent { name } ... on Bot { name } ... on Customer { customerName: name } } session { id }
          ... on MessageEntry { text } ... on EmailEntry { subject text } ... on CallEntry { summary } } } } } } }
        """;

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Production", "true", true)]
    [InlineData("Staging", null, true)]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    public async Task Introspection_IsOffInProduction_UnlessAnOptionSaysOtherwise(string environment, string? setting, bool allowed)
    {
        await using var services = Services(environment, setting);
        var answer = await AskAsync(services, "{ __schema { queryType { name } } }", null, CostReport.None);

        Assert.Equal(allowed ? """{"data":{"__schema":{"queryType":{"name":"Query"}}}}""" : "INTROSPECTION_DISABLED", allowed ? answer : Code(answer));
    }

    [Theory]
    [InlineData("""{"tickets":20,"entries":20}""", 2925, 1323)]
    [InlineData("""{"tickets":5,"entries":2}""", 105, 63)]
    [InlineData("{}", 2925, 1323)]
    public async Task Price_OfTicketsWithTheirEntries_FollowsThePagesAskedForAndLeavesRoom(string variables, double fieldCost, double typeCost)
    {
        await using var services = Services("Production", null);
        using var answer = JsonDocument.Parse(await AskAsync(services, TwentyTickets, variables, CostReport.Validate));
        var cost = answer.RootElement.GetProperty("extensions").GetProperty("cost");

        Assert.Equal((fieldCost, typeCost), (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble()));
    }

    [Fact]
    public async Task Price_OfTheLargestPagesInOneAnother_IsTooHigh()
    {
        await using var services = Services("Production", null);

        Assert.Equal("LIMIT_EXCEEDED", Code(await AskAsync(services, TwentyTickets, """{"tickets":100,"entries":100}""", CostReport.None)));
    }

    private static string? Code(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    private static ServiceProvider Services(string environment, string? setting)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(setting is null ? [] : [new(IntrospectionSwitch.Key, setting)]);
        builder.Configuration.AddInMemoryCollection(SignIn.ForeignIssuer.Settings);
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
        builder.AddSignIn();
        builder.AddSchema();
        builder.Services.AddContinuityStore(new RedisOptions { ConnectionString = "unused" });
        return builder.Services.BuildServiceProvider();
    }

    private static async Task<string> AskAsync(IServiceProvider services, string query, string? variables, CostReport report)
    {
        using var json = JsonDocument.Parse(variables ?? "{}");
        var request = new GraphQLRequest(query) { Variables = json.RootElement, CostReport = report };
        await using var scope = services.CreateAsyncScope();
        using var result = await services.GetRequiredService<GraphQLExecutor>().ExecuteAsync(request, scope.ServiceProvider, TestContext.Current.CancellationToken);
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
