using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Continuation;

/// <summary>Who guesses at codes gets ten answers an hour.</summary>
[OneStore("No store changes it.")]
public sealed class GuessingTests : IAsyncLifetime
{
    private RunningApi api = null!;

    public async ValueTask InitializeAsync() => api = await RunningApi.StartAsync(
        new ApiSettings { More = new Dictionary<string, string> { ["Continuity:Continuation:LongestWait"] = "00:00:00" } });

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task StartSession_ThousandGuesses_GetTenAnswersAndThenNotEvenARightOneHelps()
    {
        var (agent, guesser) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("bot", "guesser"));
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 3000001")));
        var (code, _) = await api.IssueAsync(agent, started.Text("ticket", "id"));
        var before = Codes.With("CHAT", (await api.IssueAsync(agent, started.Text("ticket", "id"))).Code);
        var session = (await api.StartAsync(guesser, before)).Text("session", "id");
        var codes = new ConcurrentDictionary<string, int>();

        await Parallel.ForAsync(0, 1_000, new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = TestContext.Current.CancellationToken }, async (n, _) =>
        {
            var guess = ((int.Parse(code.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) + n + 1) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            var refusal = await api.RefusedStartAsync(guesser, Codes.With("CHAT", guess));
            Assert.DoesNotContain(guess, refusal.Text("message"), StringComparison.Ordinal);
            codes.AddOrUpdate(refusal.Text("code"), 1, static (_, count) => count + 1);
        });

        Assert.Equal(10, codes["NOT_FOUND"]);
        Assert.Equal(990, codes["LIMIT_EXCEEDED"]);
        var late = await api.RefusedStartAsync(guesser, Codes.With("CHAT", code));
        Assert.Equal("LIMIT_EXCEEDED", late.Text("code"));
        Assert.Contains("try again after 20", late.Text("message"), StringComparison.Ordinal);
        Assert.Equal(session, (await api.StartAsync(guesser, before)).Text("session", "id"));
        Assert.Equal("LIMIT_EXCEEDED", (await api.RefusedStartAsync(guesser, Codes.With("CHAT", code).With("idempotencyKey", before["idempotencyKey"]!.GetValue<string>()))).Text("code"));
        await api.StartAsync(await api.TokenAsync("bot", "honest"), Codes.With("CHAT", code));
        Assert.DoesNotContain(api.Process.Output.Concat(api.Process.Errors), line => line.Contains(code, StringComparison.Ordinal) || line.Contains(code.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticket_ManyGuessesInOneQuery_GetTenAnswersTogetherWithThoseOfStartSession()
    {
        var bot = await api.TokenAsync("bot", "querying");
        Assert.Equal("NOT_FOUND", (await api.RefusedStartAsync(bot, Codes.With("CHAT", "0000 0000"))).Text("code"));
        var query = string.Join(' ', Enumerable.Range(1, 20).Select(n => $"t{n}: ticket(by: {{ continuationCode: \"0000{n:0000}\" }}) {{ id }}"));

        var answer = await api.AnswerAsync(bot, $"{{ {query} }}");

        var errors = answer.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(11, errors.Count);
        Assert.All(errors, error => Assert.Equal("LIMIT_EXCEEDED", error.Text("extensions", "code")));
        Assert.All(answer.GetProperty("data").EnumerateObject(), ticket => Assert.Equal(JsonValueKind.Null, ticket.Value.ValueKind));
    }

    [Fact]
    public async Task StartSession_BusyBotWithManyRightCodesAtOnce_IsNotLockedOut()
    {
        var (agent, bot) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("bot", "busy"));
        var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", "+49 30 3000002")));
        var codes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => api.IssueAsync(agent, started.Text("ticket", "id"))));

        var sessions = await Task.WhenAll(codes.Select(code => api.StartAsync(bot, Codes.With("CHAT", code.LinkToken))));

        Assert.Equal(60, sessions.Select(session => session.Text("session", "id")).Distinct().Count());
    }
}
