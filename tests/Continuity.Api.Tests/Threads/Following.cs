using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Follows a thread, as a front end does.</summary>
internal static class Following
{
    private const string Entries =
        "subscription($c: ID!, $after: String) { threadEntries(customerId: $c, after: $after) { __typename id cursor sequence visibility ... on MessageEntry { text } ... on NoteEntry { text } } }";

    /// <summary>The cursor behind the first entry of a customer's thread, and the one behind its last.</summary>
    public static async Task<(string First, string Last)> CursorsAsync(this RunningApi api, string agent, string customer)
    {
        var data = await api.AskAsync(
            agent, "query($c: ID!) { customer(by: { id: $c }) { thread { cursor entries(first: 1) { nodes { cursor } } } } }", new() { ["c"] = customer });
        var thread = data.GetProperty("customer").GetProperty("thread");
        return (thread.GetProperty("entries").GetProperty("nodes")[0].Text("cursor"), thread.Text("cursor"));
    }

    /// <summary>Subscribes.</summary>
    public static Task<EventStream> FollowAsync(this RunningApi api, string token, string customer, string? after) =>
        EventStream.OpenAsync(api, token, Entries, new() { ["c"] = customer, ["after"] = after });

    /// <summary>The next entry; fails where there is an error in its place.</summary>
    public static async Task<JsonElement> EntryAsync(this EventStream stream)
    {
        var result = await stream.NextAsync() ?? throw new InvalidOperationException("The subscription has ended.");
        Assert.False(result.TryGetProperty("errors", out var errors), errors.ToString());
        return result.GetProperty("data").GetProperty("threadEntries");
    }

    /// <summary>The next message's text; entries that are no messages are passed over.</summary>
    public static async Task<string> TextAsync(this EventStream stream)
    {
        while (true)
        {
            var entry = await stream.EntryAsync();
            if (entry.TryGetProperty("text", out var text))
            {
                return text.GetString()!;
            }
        }
    }

    /// <summary>The code of the error that the subscription ends with, and the entries before it.</summary>
    public static async Task<(string Code, IReadOnlyList<JsonElement> Before)> RefusalAsync(this EventStream stream)
    {
        var before = new List<JsonElement>();
        while (true)
        {
            var result = await stream.NextAsync() ?? throw new InvalidOperationException("The subscription has ended without an error.");
            if (result.TryGetProperty("errors", out var errors))
            {
                Assert.Null(await stream.NextAsync());
                return (Assert.Single(errors.EnumerateArray()).Text("extensions", "code"), before);
            }

            before.Add(result.GetProperty("data").GetProperty("threadEntries"));
        }
    }
}
