using System.Text.Json.Nodes;
using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Telemetry;

/// <summary>What leaves the API for a collector, by its bytes.</summary>
[OneStore("No store changes what is exported.")]
public sealed class TelemetryTests
{
    private const string Start =
        "mutation CallComesIn($i: StartSessionInput!) { renamed: startSession(input: $i) { ticket { number } errors { message } } }";

    [Fact]
    public async Task Operations_ReachACollectorWithTypeAndTheNamesOfTrustedDocuments_AndWithNothingOfTheirTextOrTheirPeople()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = collector.Settings });
        var token = await api.TokenAsync("ingest", "telephone-7", new JsonObject { ["name"] = "Switchboard" });
        var input = Asking.Session("PHONE", ("EMAIL", "eva@example.org"))
            .With("subject", "My bill is twice too high")
            .With("entry", new JsonObject { ["call"] = new JsonObject { ["direction"] = "INBOUND", ["duration"] = "PT4M", ["summary"] = "84 euros, not 42" } });

        await api.AskAsync(token, Start, new JsonObject { ["i"] = input });
        await api.AskAsync(token, """query WhoIsIt { found: customer(by: { identity: { kind: EMAIL, value: "eva@example.org" } }) { name thread { entries(last: 5) { nodes { author { __typename } } } } } }""");
        var trusted = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema/operations/FindCustomer.graphql"), TestContext.Current.CancellationToken);
        await api.AnswerAsync(token, trusted, new JsonObject { ["by"] = new JsonObject { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "eva@example.org" } } });
        await api.AnswerAsync(token, "query Broken { viewer { secretField } }");
        using var get = await api.Http.GetAsync("/graphql?query=%7Bviewer%7Broles%7D%7D&variables=eva%40example.org", TestContext.Current.CancellationToken);
        Assert.Equal(0, await api.StopAsync());

        var traces = collector.Text("traces");
        Assert.All(
            ["Continuity.GraphQL", "graphql.operation.type", "mutation", "graphql.operation.name", "FindCustomer", "POST /graphql", "continuity"],
            part => Assert.Contains(part, traces, StringComparison.Ordinal));
        var metrics = collector.Text("metrics");
        Assert.Contains("graphql.server.operation.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("graphql.server.batch.size", metrics, StringComparison.Ordinal);
        // Said from the start on: that none was counted yet. Before a tag's value stands its length, as in no description.
        Assert.All(["continuity.store.unavailable", "\u0006ingest", "continuity.deadlines.failed", "\u0008conflict"], part => Assert.Contains(part, metrics, StringComparison.Ordinal));
        // Said as it ended: that nothing waits here any more.
        Assert.Contains("continuity.handoffs.unsettled", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("FindCustomer", metrics, StringComparison.Ordinal);
        Assert.All(
            [
                "CallComesIn", "WhoIsIt", "renamed", "startSession(", "found:", "secretField", "viewer", "eva", "example.org", "twice too high", "84 euros",
                "telephone-7", "Switchboard", token, token.Split('.')[1], "Bearer ", input["idempotencyKey"]!.GetValue<string>(),
            ],
            part => Assert.DoesNotContain(part, traces + metrics, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Deliveries_ReachACollectorByStateAndChannel_AndWithNothingOfTheirTextOrTheirPeople()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var gateway = await FaultyGateway.StartAsync();
        var settings = gateway.Settings("CHAT");
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = collector.Settings.Concat(settings).ToDictionary(static one => one.Key, static one => one.Value) });
        var ana = await api.TokenAsync("agent", "ana-of-billing");
        var session = (await api.BeginAsync("CHAT", ("EMAIL", "eva@example.org", "CLAIMED"))).Text("session", "id");
        await api.DeliveredAsync(ana, await api.WriteAsync(ana, session, "84 euros, not 42"), "SENT");
        Assert.Equal(0, await api.StopAsync());

        var (traces, metrics) = (collector.Text("traces"), collector.Text("metrics"));
        Assert.All(
            ["continuity.deliveries.changed", "continuity.deliveries.attempts", "continuity.deliveries.lag", "continuity.deliveries.breaker_open", "continuity.deliveries.waiting", "SENT", "CHAT"],
            part => Assert.Contains(part, metrics, StringComparison.Ordinal));
        Assert.All(
            ["84 euros", "eva@", "ana-of-billing", "whsec_", session, settings["Continuity:Gateways:CHAT:Url"]],
            part => Assert.DoesNotContain(part, traces + metrics, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Start_WithACollectorThatIsNoAddress_NamesTheVariableAndNotItsValue()
    {
        var (exitCode, _, errors) = await ApiProcess.RunToEndAsync(new ApiSettings { More = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:secret" } });

        Assert.Equal(1, exitCode);
        Assert.Equal("OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address, such as http://127.0.0.1:4317.", Assert.Single(errors));
    }
}
