using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;

namespace Continuity.Api.Tests.Privacy;

/// <summary>What channels' own systems send is masked as soon as it is read: nothing in the store has it otherwise, and what comes again is known.</summary>
[OneStore("It searches the embedded store.")]
public sealed class MaskedIngestTests
{
    private const string Card = "4111 1111 1111 1111";
    private const string Masked = "•••• 1111";

    [Fact]
    public async Task Ingest_OfEachKind_KeepsFourDigitsOfCardNumbersAndARepeatIsARepeat()
    {
        await using var beside = await ChannelsBeside.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = beside.Settings.Append(new("Continuity:Privacy:Mask:CardNumbers", "true")).ToDictionary() });
        List<string> said =
        [
            (await TwiceAsync(api, "talks", Event("message").With("message", new JsonObject { ["text"] = Card }).With("customer", new JsonObject { ["name"] = $"Mia {Card}" }))).Text("session"),
            (await TwiceAsync(api, "steps", Event("step").With("step", new JsonObject { ["step"] = Card, ["outcome"] = "FAILED", ["detail"] = Card }))).Text("session"),
            await CallAsync(api),
            await LetterAsync(api),
            await LongLetterAsync(api, new string('x', 65_425) + $"\n{Card} {new string('y', 200)}"),
            await LongLetterAsync(api, new string('x', 65_519) + $"\n{Card.Replace(" ", "", StringComparison.Ordinal)}"),
        ];

        Assert.All((await StoreScan.ReadAsync(api.Process.EmbeddedPort)).Where(static found => found.Text.Contains("1111", StringComparison.Ordinal)), static found => Assert.False(
            found.Text.Replace(" ", "", StringComparison.Ordinal).Contains("4111111111111111", StringComparison.Ordinal), $"{found.Key}: {found.Text}"));
        foreach (var session in said)
        {
            var entries = (await ReadAsync(api, session)).ToString();
            Assert.Contains(Masked, entries, StringComparison.Ordinal);
        }
    }

    private static async Task<string> CallAsync(RunningApi api)
    {
        // It waits in the store until the number is known.
        using (var early = IngestApi.Signed("calls", Part("transcript.ready").With("transcript", Card).ToJsonString()))
        {
            await IngestApi.AnswerAsync(api, early, HttpStatusCode.Accepted);
        }

        Assert.Contains(await StoreScan.ReadAsync(api.Process.EmbeddedPort), static found => found.Key.EndsWith(":early", StringComparison.Ordinal) && found.Text.Contains("1111", StringComparison.Ordinal) && !found.Text.Contains(Card, StringComparison.Ordinal));
        await TwiceAsync(api, "calls", Part("call.started").With("direction", "INBOUND").With("from", "+4111111111111111").With("name", Card));
        return (await TwiceAsync(api, "calls", Part("call.ended"))).Text("session");
    }

    private static async Task<string> LetterAsync(RunningApi api)
    {
        var letter = $"From: Mia <mia@example.org>\nTo: help@example.com\nSubject: {Card}\nDate: Tue, 3 Mar 2026 10:20:30 +0100\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
            + $"--b\nContent-Type: text/plain\n\n{Card}\n\nOn Monday, Ben wrote:\n> {Card}\n--b\nContent-Type: application/pdf; name=\"{Card}.pdf\"\n\nx\n--b--\n";
        List<JsonElement> answers = [];
        for (var i = 0; i < 2; i++)
        {
            using var request = IngestApi.Signed("letters", letter);
            request.Content!.Headers.ContentType = new("message/rfc822");
            answers.Add(await IngestApi.AnswerAsync(api, request, HttpStatusCode.OK));
        }

        Assert.Equal(answers[0].Text("entry"), answers[1].Text("entry"));
        var email = (await ReadAsync(api, answers[0].Text("session"))).GetProperty("entries").GetProperty("nodes").EnumerateArray().Single(static entry => entry.Text("__typename") == "EmailEntry");
        Assert.Equal((Masked, Masked, $"{Masked}.pdf"), (email.Text("subject"), email.Text("body").Trim(), email.GetProperty("attachments")[0].Text("name")));
        Assert.Contains(Masked, email.Text("quotedText"), StringComparison.Ordinal);
        return answers[0].Text("session");
    }

    // At the bound of a text a number could be cut in two before it is found, and what stands in its place is longer than it.
    private static async Task<string> LongLetterAsync(RunningApi api, string text)
    {
        using var request = IngestApi.Signed("letters", $"From: mia@example.org\nTo: help@example.com\nSubject: {Card}\nMessage-ID: <{Guid.NewGuid():N}@example.org>\n\n{text}\n");
        request.Content!.Headers.ContentType = new("message/rfc822");
        var answer = await IngestApi.AnswerAsync(api, request, HttpStatusCode.OK);
        var emails = (await ReadAsync(api, answer.Text("session"))).GetProperty("entries").GetProperty("nodes").EnumerateArray().Where(static entry => entry.Text("__typename") == "EmailEntry");
        var kept = emails.Last().Text("body");
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(kept) <= 65_536);
        Assert.DoesNotContain("4111", kept, StringComparison.Ordinal);
        return answer.Text("session");
    }

    private static async Task<JsonElement> TwiceAsync(RunningApi api, string source, JsonObject told)
    {
        var first = await IngestApi.TakeAsync(api, source, told);
        Assert.Equal(first.ToString(), (await IngestApi.TakeAsync(api, source, told)).ToString());
        return first;
    }

    private static async Task<JsonElement> ReadAsync(RunningApi api, string session) => (await api.AskAsync(
        await api.TokenAsync("agent", "ana"),
        "query($s: ID!) { node(id: $s) { ... on Session { customer { name } entries(first: 50) { nodes { __typename ... on MessageEntry { text } ... on SelfServiceEntry { step detail } ... on CallEntry { transcript } "
        + "... on EmailEntry { subject body: text quotedText attachments { name } } } } } } }",
        new() { ["s"] = session })).GetProperty("node");

    private static JsonObject Event(string type) => new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = Guid.NewGuid().ToString() };

    private static JsonObject Part(string type) => new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["call"] = "one" };
}
