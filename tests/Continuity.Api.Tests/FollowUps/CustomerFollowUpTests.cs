using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>What a customer sees of what is owed to them, and may say to it.</summary>
public sealed class CustomerFollowUpTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task FollowUps_ForTheCustomer_TellWhatWasPromisedAndNotWhatAgentsWriteOfIt()
    {
        var (ana, eva) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", "told@example.org"));
        var started = await api.StartAsync(ana, Verified("told@example.org"));
        var (ticket, session) = (started.Text("ticket", "id"), started.Text("session", "id"));
        var kept = (await api.PromiseAsync(ana, ticket)).Done().Text("followUp", "id");
        var waived = (await api.PromiseAsync(ana, ticket, "A letter.", "PROMISE")).Done().Text("followUp", "id");
        (await api.RescheduleAsync(ana, kept, TimeSpan.FromHours(4), "Ana is ill.")).Done();
        var call = await api.CallAsync(ana, session);
        (await api.KeepAsync(ana, kept, call, "She shouted.")).Done();
        (await api.WaiveAsync(ana, waived, "Not worth it.")).Done();

        var seen = await api.FollowUpsAsync(eva, ticket);
        var thread = (await api.AskAsync(eva, $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ entries(first: 100) {{ nodes {{ ... on ActivityEntry {{ activity summary }} }} }} }} }}")).ToString();

        Assert.Equal([("We call you.", "KEPT", "Ana"), ("A letter.", "WAIVED", "Ana")], seen.Select(f => (f.Text("promise"), f.Text("state"), f.Text("responsible", "name"))));
        Assert.Equal(call, seen[0].Text("evidence", "id"));
        Assert.Equal(JsonValueKind.Null, seen[1].GetProperty("settledBy").ValueKind);
        Assert.All(seen, followUp => Assert.Equal((JsonValueKind.Null, 0), (followUp.GetProperty("outcome").ValueKind, followUp.GetProperty("reschedules").GetArrayLength())));
        Assert.Contains("FOLLOW_UP_RESCHEDULED", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("FOLLOW_UP_WAIVED", thread, StringComparison.Ordinal);
        foreach (var word in new[] { "ill", "shouted", "worth" })
        {
            Assert.DoesNotContain(word, string.Concat(seen) + thread, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FollowUps_PromisedUnderAProvedIdentity_AreNotForWhoOnlyClaimsIt()
    {
        var ana = await api.NamedAsync("Ana");
        var chat = await api.StartAsync(ana, Asking.Session("CHAT", ("EMAIL", "bound@example.org")));
        var ticket = chat.Text("ticket", "id");
        var open = (await api.PromiseAsync(ana, ticket, "In the chat.")).Done().Text("followUp", "id");
        await api.StartAsync(ana, Verified("bound@example.org").With("ticketId", ticket));
        var proved = (await api.PromiseAsync(ana, ticket, "On the phone.")).Done().Text("followUp", "id");

        var (claimed, verified) = (await api.SignInAsync("EMAIL", "bound@example.org", "CLAIMED"), await api.SignInAsync("EMAIL", "bound@example.org"));

        Assert.Equal([open], (await api.FollowUpsAsync(claimed, ticket)).Select(followUp => followUp.Text("id")));
        Assert.Equal([open, proved], (await api.FollowUpsAsync(verified, ticket)).Select(followUp => followUp.Text("id")));
        Assert.Equal(("NOT_FOUND", "input.followUpId"), (await api.RescheduleAsync(claimed, proved, TimeSpan.FromHours(5))).Refusal());
        Assert.Equal(JsonValueKind.Null, (await api.AskAsync(claimed, $"{{ node(id: \"{proved}\") {{ id }} }}")).GetProperty("node").ValueKind);
    }

    [Fact]
    public async Task Entries_OfAPromiseUnderAProvedIdentity_AreNotForWhoOnlyClaimsItInALaterChat()
    {
        const string Email = "biopsy@example.org";
        var (ana, claimed, verified) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", Email, "CLAIMED"), await api.SignInAsync("EMAIL", Email));
        var ticket = (await api.StartAsync(claimed, Asking.Session("CHAT"))).Text("ticket", "id");
        await api.AskAsync(ana, $"mutation {{ claimTicket(input: {{ ticketId: \"{ticket}\" }}) {{ errors {{ code }} }} }}");
        await api.StartAsync(ana, Verified(Email).With("ticketId", ticket));
        var kept = (await api.PromiseAsync(ana, ticket, "We call you about the biopsy.")).Done().Text("followUp", "id");
        var update = (await api.PromiseAsync(ana, ticket, "We tell you of the biopsy.", "PROGRESS_UPDATE")).Done().Text("followUp", "id");
        Assert.Equal(ticket, (await api.StartAsync(claimed, Asking.Session("CHAT").With("ticketId", ticket))).Text("ticket", "id"));
        (await api.RescheduleAsync(ana, kept, TimeSpan.FromHours(4))).Done();
        (await api.KeepAsync(ana, kept)).Done();
        (await api.KeepAsync(ana, update)).Done();

        Assert.Equal(6, (await ThreadAsync(verified)).Split("biopsy").Length - 1);
        Assert.DoesNotContain("biopsy", await ThreadAsync(claimed), StringComparison.Ordinal);
        Assert.Empty(await api.FollowUpsAsync(claimed, ticket));

        async Task<string> ThreadAsync(string token) =>
            (await api.AskAsync(token, $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ entries(first: 100) {{ nodes {{ ... on ActivityEntry {{ summary }} }} }} }} }}")).ToString();
    }

    [Fact]
    public async Task Reschedule_ByTheCustomer_IsForCallbacksAndShownToBoth()
    {
        var (ana, eva) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", "later@example.org"));
        var ticket = (await api.StartAsync(ana, Verified("later@example.org"))).Text("ticket", "id");
        var callback = (await api.PromiseAsync(ana, ticket)).Done().Text("followUp", "id");
        var letter = (await api.PromiseAsync(ana, ticket, "A letter.", "PROMISE")).Done().Text("followUp", "id");

        var moved = (await api.RescheduleAsync(eva, callback, TimeSpan.FromHours(6))).Done().GetProperty("followUp");
        var forbidden = await api.RescheduleAsync(eva, letter, TimeSpan.FromHours(6));
        var kept = await api.KeepAsync(eva, callback);
        var stranger = await api.RescheduleAsync(await api.SignInAsync("EMAIL", "nobody@example.org"), callback, TimeSpan.FromHours(7));

        var change = Assert.Single(moved.GetProperty("reschedules").EnumerateArray());
        Assert.Equal(("I am on the train.", "Customer", true), (change.Text("reason"), change.Text("by", "__typename"), change.GetProperty("customerInformed").GetBoolean()));
        Assert.Equal("FORBIDDEN", forbidden.Refusal().Code);
        Assert.Equal("FORBIDDEN", kept.Refusal().Code);
        Assert.Equal("NOT_FOUND", stranger.Refusal().Code);
        Assert.Equal(moved.Text("dueAt"), (await api.FollowUpsAsync(ana, ticket))[0].Text("dueAt"));
    }

    [Fact]
    public async Task FollowUps_ForAChannelsSystem_AreNone()
    {
        var (ana, ingest) = (await api.NamedAsync("Ana"), await api.TokenAsync("ingest", "gateway"));
        var ticket = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "gateway@example.org")))).Text("ticket", "id");
        await api.AskAsync(ana, $"mutation {{ claimTicket(input: {{ ticketId: \"{ticket}\" }}) {{ errors {{ code }} }} }}");
        (await api.PromiseAsync(ana, ticket)).Done();

        Assert.Empty(await api.FollowUpsAsync(ingest, ticket));
        Assert.Single(await api.FollowUpsAsync(ana, ticket));
    }

    private static JsonObject Verified(string email)
    {
        var input = Asking.Session("PHONE", ("EMAIL", email));
        input["identities"]![0]!["assurance"] = "VERIFIED";
        return input;
    }
}
