using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Continuation;
using Continuity.Redis.Continuation;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Continuation;

/// <summary>A code is used once, whoever comes at the same time and whatever ends in between.</summary>
public sealed class SingleUseTests
{
    [Theory]
    [MemberData(nameof(TestTopology.Stores), MemberType = typeof(TestTopology))]
    public async Task StartSession_FiftyCallersWithOneCode_MakeOneSession(string store)
    {
        await using var redis = await TestTopology.ServerAsync(store);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString });
        var agent = await api.TokenAsync("agent", "ana");
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 2000001")));
        var (code, token) = await api.IssueAsync(agent, started.Text("ticket", "id"));
        var callers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => api.TokenAsync(i % 2 == 0 ? "ingest" : "bot", $"caller-{i}")));

        var answers = await Task.WhenAll(callers.Select(async (caller, i) =>
            (await api.AskAsync(caller, Asking.Start, new() { ["i"] = Codes.With("CHAT", i % 3 == 0 ? token : code) })).GetProperty("startSession")));

        Assert.Single(answers, static answer => answer.GetProperty("session").ValueKind == JsonValueKind.Object);
        Assert.Equal(49, answers.Count(static answer => answer.GetProperty("errors") is { } errors && errors.GetArrayLength() == 1 && errors[0].Text("code") == "EXPIRED"));
        Assert.Equal(2, (await SessionsAsync(api, started)).Count);
    }

    [Fact]
    public async Task StartSession_ProcessEndedBetweenUsingTheCodeAndTheCommit_GoesOnForThatCommandAlone()
    {
        await using var api = await RunningApi.StartAsync();
        var (agent, ingest) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "chat"));
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 2000003")));
        var (code, token) = await api.IssueAsync(agent, started.Text("ticket", "id"));
        var input = Codes.With("CHAT", code);

        // What such a process leaves behind: the code is used by a command of which nothing was recorded.
        await using (var store = await api.OpenStoreAsync())
        {
            Assert.True(ContinuationCode.TryParse(token, out var link));
            var used = await store.GetRequiredService<ContinuationCodes>().UseAsync(
                link, new("Ingest:chat", input["idempotencyKey"]!.GetValue<string>(), "payload"), TestContext.Current.CancellationToken);
            Assert.Null(used.Refusal);
        }

        await api.KillAsync();
        await api.StartAgainAsync();
        Assert.Equal("EXPIRED", (await api.RefusedStartAsync(ingest, Codes.With("CHAT", code))).Text("code"));
        Assert.Equal("EXPIRED", (await api.RefusedStartAsync(await api.TokenAsync("ingest", "other"), input)).Text("code"));
        var session = (await api.StartAsync(ingest, input)).Text("session", "id");
        Assert.Equal(session, (await api.StartAsync(ingest, input)).Text("session", "id"));
        Assert.Equal(2, (await SessionsAsync(api, started)).Count);
    }

    [Fact]
    public async Task StartSession_ApiAndItsStoreKilledInMidUse_EachRepeatGoesOnAndNobodyElseIsLetIn()
    {
        const int Starts = 60;
        await using var api = await RunningApi.StartAsync();
        var agent = await api.TokenAsync("agent", "ana");
        var ingest = await api.TokenAsync("ingest", "chat");
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 2000002")));
        var issued = new List<string>();
        for (var n = 0; n < Starts; n++)
        {
            issued.Add((await api.IssueAsync(agent, started.Text("ticket", "id"))).Code);
        }

        var inputs = issued.Select(code => Codes.With("CHAT", code)).ToList();
        var answered = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = inputs.Select(async input =>
        {
            try
            {
                await api.StartAsync(ingest, input);
                if (Interlocked.Increment(ref answered) == Starts / 3)
                {
                    enough.TrySetResult();
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException or JsonException)
            {
                // Killed before it was answered: it is repeated below.
            }
        }).ToList();
        await enough.Task;
        await api.KillAsync();
        await Task.WhenAll(running);
        await api.StartAgainAsync();

        var repeated = new List<string>();
        foreach (var input in inputs)
        {
            repeated.Add((await api.StartAsync(ingest, input)).Text("session", "id"));
        }

        Assert.Equal(Starts, repeated.Distinct().Count());
        Assert.Equal(Starts + 1, (await SessionsAsync(api, started)).Count);
        for (var n = 0; n < Starts; n++)
        {
            Assert.Equal("EXPIRED", (await api.RefusedStartAsync(await api.TokenAsync("ingest", $"other-{n}"), Codes.With("CHAT", issued[n]))).Text("code"));
        }
    }

    private static async Task<IReadOnlyList<string>> SessionsAsync(RunningApi api, JsonElement started)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var data = await api.AskAsync(
            agent, "query($c: ID!) { customer(by: { id: $c }) { thread { sessions(first: 100) { nodes { id } } } } }", new() { ["c"] = started.Text("customer", "id") });
        return [.. data.GetProperty("customer").GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(static node => node.Text("id"))];
    }
}
