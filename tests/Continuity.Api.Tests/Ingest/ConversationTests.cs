using System.Net;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>What chats and apps tell, over HTTP.</summary>
public sealed class ConversationTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private readonly RunningApi api = shared.Api;
    private readonly string session = Guid.NewGuid().ToString();
    private readonly string mail = $"{Guid.NewGuid():N}@example.org";

    [Fact]
    public async Task Chat_FromStartToEnd_IsASessionWithItsMessagesInOrder()
    {
        await api.AskAsync(await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), "{ viewer { actor { __typename } } }");
        var started = await TakeAsync(api, "chat", Event("session.started").With("subject", "My bill").With("customer", Customer()));
        await TakeAsync(api, "chat", Message("one"));
        await TakeAsync(api, "chat", Message("two", "AGENT", "ana"));
        await TakeAsync(api, "chat", Message("three", "BOT", "never-seen"));
        await TakeAsync(api, "chat", Event("session.ended"));

        var (read, entries, activities) = await ReadAsync(api, started.Text("session"));
        Assert.Equal(("ENDED", "CHAT", session, "Eva"), (read.Text("state"), read.Text("channel"), read.Text("externalRef"), read.Text("customer", "name")));
        Assert.Equal([("one", "Customer"), ("two", "Agent"), ("three", "System")], entries.Select(static entry => (entry.Text("text"), entry.Text("author", "__typename"))));
        Assert.Equal("SESSION_ENDED", activities[^1]);
    }

    [Fact]
    public async Task Chat_AMessageComesFirst_StartsTheSession()
    {
        var said = await TakeAsync(api, "chat", Message("early"));
        var started = await TakeAsync(api, "chat", Event("session.started").With("customer", Customer()));

        var (read, entries, _) = await ReadAsync(api, said.Text("session"));
        Assert.Equal(said.Text("session"), started.Text("session"));
        Assert.Equal((mail, "early"), (read.GetProperty("customer").GetProperty("identities")[0].Text("value"), Assert.Single(entries).Text("text")));
    }

    [Fact]
    public async Task Chat_TheEndComesFirst_TakesInWhatWasSaidBeforeIt()
    {
        var ended = await TakeAsync(api, "chat", Event("session.ended"));
        await TakeAsync(api, "chat", Message("late"));
        await TakeAsync(api, "chat", Event("session.started"));

        var (read, entries, _) = await ReadAsync(api, ended.Text("session"));
        Assert.Equal(("ENDED", "late"), (read.Text("state"), Assert.Single(entries).Text("text")));
    }

    [Fact]
    public async Task Chat_WhoWritesAfterTheEnd_GoesOnInAnotherSessionAndNothingIsLost()
    {
        var first = (await TakeAsync(api, "chat", Event("session.started").With("customer", Customer()))).Text("session");
        var end = Event("session.ended");
        await TakeAsync(api, "chat", end);
        var later = TimeProvider.System.GetUtcNow().AddMinutes(1).ToString("O");
        var one = Message("still there?").With("occurredAt", later).With("customer", Customer());
        var second = (await TakeAsync(api, "chat", one)).Text("session");
        var again = (await TakeAsync(api, "chat", one)).Text("session");
        var third = (await TakeAsync(api, "chat", Message("hello?").With("occurredAt", later))).Text("session");
        await TakeAsync(api, "chat", end);
        var (open, entries, _) = await ReadAsync(api, second);
        await TakeAsync(api, "chat", Event("session.ended").With("occurredAt", later));

        Assert.NotEqual(first, second);
        Assert.Equal((second, second, "ACTIVE"), (again, third, open.Text("state")));
        Assert.Equal(["still there?", "hello?"], entries.Select(static entry => entry.Text("text")));
        Assert.Equal((await ReadAsync(api, first)).Session.Text("customer", "id"), open.Text("customer", "id"));
        Assert.Equal("ENDED", (await ReadAsync(api, second)).Session.Text("state"));
    }

    [Fact]
    public async Task Chat_AnIdentityIsVerified_CountsAsProved()
    {
        var started = await TakeAsync(api, "chat", Event("session.started").With("customer", Customer()));
        var proof = Event("identity.verified").With("identity", new JsonObject { ["kind"] = "EMAIL", ["value"] = mail, ["method"] = "a code sent there" });
        await TakeAsync(api, "chat", proof);
        await TakeAsync(api, "chat", proof);

        var read = (await ReadAsync(api, started.Text("session"))).Session;
        Assert.Equal("VERIFIED", read.GetProperty("customer").GetProperty("identities")[0].Text("assurance"));
    }

    [Fact]
    public async Task Chat_AnIdentityThatCantBeOne_IsRefusedByItsField()
    {
        var wrong = Event("session.started").With("customer", new JsonObject { ["identities"] = new JsonArray(new JsonObject { ["kind"] = "EMAIL", ["value"] = "nobody" }) });

        Assert.Equal("customer.identities.0.value", (await TakeAsync(api, "chat", wrong, HttpStatusCode.UnprocessableEntity)).Text("field"));
    }

    [Fact]
    public async Task Chat_AClockThatRunsFarAhead_LosesNothing()
    {
        var said = Message("from the future").With("occurredAt", TimeProvider.System.GetUtcNow().AddHours(1).ToString("O"));
        var first = await TakeAsync(api, "chat", said);

        Assert.Equal(first.Text("entry"), (await TakeAsync(api, "chat", said)).Text("entry"));
    }

    [Fact]
    public async Task Chat_HundredDeliveriesAtOnceOfTenMessages_AreTenEntriesOfOneSession()
    {
        var messages = Enumerable.Range(0, 10).Select(i => Message($"m{i}").With("customer", Customer())).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => TakeAsync(api, "chat", (JsonObject)messages[i % 10].DeepClone())));

        var (_, entries, _) = await ReadAsync(api, Assert.Single(answers.Select(static answer => answer.Text("session")).Distinct()));
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => $"m{i}"), entries.Select(static entry => entry.Text("text")).Order());
        Assert.Equal(10, answers.Select(static answer => answer.Text("entry")).Distinct().Count());
    }

    [Fact]
    public async Task App_StepsAndPages_AreStepsOfItsCustomerInSelfService()
    {
        var started = await TakeAsync(api, "app", Event("session.started").With("customer", Customer("APP_USER", session, "VERIFIED")));
        await TakeAsync(api, "app", Event("page").With("page", "bills/october"));
        await TakeAsync(api, "app", Event("step").With("step", new JsonObject { ["step"] = "pay/card", ["outcome"] = "FAILED", ["detail"] = "Refused." }));
        await TakeAsync(api, "app", Event("session.ended"));

        var (read, entries, _) = await ReadAsync(api, started.Text("session"));
        Assert.Equal(("SELF_SERVICE", "VERIFIED", "ENDED"), (read.Text("channel"), read.Text("assurance"), read.Text("state")));
        Assert.Equal([("bills/october", "VIEWED"), ("pay/card", "FAILED")], entries.Select(static entry => (entry.Text("step"), entry.Text("outcome"))));
    }

    private JsonObject Event(string type) =>
        new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = session };

    private JsonObject Message(string text, string? author = null, string? id = null)
    {
        var message = new JsonObject { ["text"] = text };
        return Event("message").With("message", author is null ? message : message.With("author", author).With("authorId", id));
    }

    private JsonObject Customer(string kind = "EMAIL", string? value = null, string assurance = "CLAIMED") => new()
    {
        ["name"] = "Eva",
        ["identities"] = new JsonArray(new JsonObject { ["kind"] = kind, ["value"] = value ?? mail, ["assurance"] = assurance }),
    };
}
