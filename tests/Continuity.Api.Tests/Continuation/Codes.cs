using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Continuation;

/// <summary>Issues continuation codes and uses them, as front ends do.</summary>
internal static class Codes
{
    private const string Issue =
        "mutation($i: IssueContinuationCodeInput!) { issueContinuationCode(input: $i) { code linkToken expiresAt errors { code message path } } }";

    /// <summary>Asks for a code; gives the payload.</summary>
    public static async Task<JsonElement> CodeAsync(this RunningApi api, string token, string ticket, string? session = null) =>
        (await api.AskAsync(token, Issue, new() { ["i"] = new JsonObject { ["ticketId"] = ticket, ["sessionId"] = session } })).GetProperty("issueContinuationCode");

    /// <summary>The two forms of a new code; fails where it is refused.</summary>
    public static async Task<(string Code, string LinkToken)> IssueAsync(this RunningApi api, string token, string ticket, string? session = null)
    {
        var payload = await api.CodeAsync(token, ticket, session);
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return (payload.Text("code"), payload.Text("linkToken"));
    }

    /// <summary>The code of the refusal to issue one.</summary>
    public static async Task<string> RefusedCodeAsync(this RunningApi api, string token, string ticket, string? session = null)
    {
        var payload = await api.CodeAsync(token, ticket, session);
        Assert.All(["code", "linkToken", "expiresAt"], name => Assert.Equal(JsonValueKind.Null, payload.GetProperty(name).ValueKind));
        return Assert.Single(payload.GetProperty("errors").EnumerateArray()).Text("code");
    }

    /// <summary>A session's start with a code.</summary>
    public static JsonObject With(string channel, string code) => Asking.Session(channel).With("continuationCode", code);

    /// <summary>Ends a session; the code of the refusal, or null.</summary>
    public static async Task<string?> EndAsync(this RunningApi api, string token, string session)
    {
        var data = await api.AskAsync(token, "mutation($s: ID!) { endSession(input: { sessionId: $s }) { errors { code } } }", new() { ["s"] = session });
        return data.GetProperty("endSession").GetProperty("errors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].Text("code") : null;
    }

    /// <summary>Opens the store of an API as another process would.</summary>
    public static async Task<ServiceProvider> OpenStoreAsync(this RunningApi api)
    {
        var options = new RedisOptions { ConnectionString = api.Store, Deadline = TimeSpan.FromSeconds(20) };
        var services = new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, TestContext.Current.CancellationToken);
        return services;
    }
}
