using System.Diagnostics;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>Two customers who turn out to be one, and then two again; with a code to go on elsewhere.</summary>
internal sealed class MergeStory(Scene scene, string name, int seed) : Story(scene, name, seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private string one = "";
    private string other = "";
    private Account account = null!;
    private Account otherAccount = null!;

    private Caller Agent { get; } = scene.Cast.Agents[seed % scene.Cast.Agents.Count];

    protected override async Task TellAsync()
    {
        var (first, second) = (await ArriveAsync("a"), await ArriveAsync("b"));
        (one, other) = (first.Id("customer"), second.Id("customer"));
        (account, otherAccount) = (AccountOf(one), AccountOf(other));
        var ticket = await OpenAsync(first.Id("ticket"), first.Id("session"));
        await KnowAsync();
        await SuggestAsync();
        await MergeAsync(second.Id("session"));
        await GoOnAsync(ticket);
        await UnmergeAsync();
        await SayAsync(account, Cast.Gateway, first.Id("session"));
        await SayAsync(otherAccount, Cast.Gateway, second.Id("session"));
    }

    private string EmailOf(string which) => $"{Name}.{which}@example.org";

    private async Task<Done> ArriveAsync(string which)
    {
        var text = Word();
        var begun = (await Sending.DoAsync(Cast.Gateway, "startSession", Start("CHAT", text, ("APP_USER", Name + which, "VERIFIED"), ("EMAIL", EmailOf(which), "CLAIMED"))))!;
        if (begun.Code is not null)
        {
            throw Refused("startSession", begun);
        }

        var at = AccountOf(begun.Id("customer"));
        at.Did("SESSION_STARTED");
        at.Did("TICKET_OPENED");
        at.Says(text, begun.Id("entry"));
        return begun;
    }

    /// <summary>Opens another ticket, and moves the session there.</summary>
    private async Task<string> OpenAsync(string ticket, string session)
    {
        await MustAsync(account, Agent, "claimTicket", new() { ["ticketId"] = ticket }, "TICKET_CLAIMED");
        var subject = Word();
        var input = new JsonObject { ["customerId"] = one, ["subject"] = subject, ["channel"] = "CHAT" };

        // It takes no key: a client looks before it sends it again.
        var done = await Sending.DoAsync(Agent, "openTicket", input, async () => await FindAsync(subject) is not null);
        if (done is { Code: not null })
        {
            throw Refused("openTicket", done);
        }

        account.Did("TICKET_OPENED");
        account.Did("TICKET_CLAIMED");
        var opened = done?.Id("ticket") ?? (await FindAsync(subject))!;
        await MustAsync(account, Agent, "moveSession", new() { ["sessionId"] = session, ["ticketId"] = opened, ["reason"] = Word() }, "SESSION_MOVED", "SESSION_MOVED");
        return opened;
    }

    private async Task<string?> FindAsync(string subject)
    {
        var tickets = (await Reader.ReadAsync("query($c: ID!) { customer(by: { id: $c }) { tickets(first: 20) { nodes { id subject } } } }", new() { ["c"] = one }))
            .GetProperty("customer").GetProperty("tickets").GetProperty("nodes");
        return tickets.EnumerateArray().FirstOrDefault(node => node.GetProperty("subject").GetString() == subject) is { ValueKind: System.Text.Json.JsonValueKind.Object } found ? found.GetProperty("id").GetString() : null;
    }

    private async Task KnowAsync()
    {
        await MustAsync(account, Agent, "linkIdentity", new() { ["customerId"] = one, ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = EmailOf("more") } });
        await MustAsync(account, Agent, "unlinkIdentity", new() { ["customerId"] = one, ["kind"] = "EMAIL", ["value"] = EmailOf("more"), ["reason"] = Word() }, "IDENTITY_UNLINKED");
        await MustAsync(account, Agent, "verifyIdentity", new() { ["customerId"] = one, ["kind"] = "EMAIL", ["value"] = EmailOf("a"), ["method"] = "a code sent there" }, "IDENTITY_VERIFIED");
        await MustAsync(account, Agent, "updateCustomer", new() { ["customerId"] = one, ["preferredName"] = Name }, "PROFILE_UPDATED");
    }

    /// <summary>One proves what is the other's; each has an id of the app of their own, so that it is only suggested that they are one.</summary>
    private async Task SuggestAsync()
    {
        var taken = (await Sending.DoAsync(Agent, "verifyIdentity", new() { ["customerId"] = one, ["kind"] = "EMAIL", ["value"] = EmailOf("b"), ["method"] = "a code sent there" }))!;
        if (taken.Code != "IDENTITY_TAKEN")
        {
            throw Refused("verifyIdentity", taken);
        }

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            var suggestions = (await Reader.ReadAsync("query($c: ID!) { customer(by: { id: $c }) { mergeSuggestions { id } } }", new() { ["c"] = one })).GetProperty("customer").GetProperty("mergeSuggestions");
            if (suggestions.GetArrayLength() > 0)
            {
                await MustAsync(account, Agent, "dismissMergeSuggestion", new() { ["suggestionId"] = suggestions[0].GetProperty("id").GetString(), ["reason"] = Word() });
                return;
            }

            await Task.Delay(250);
        }

        Scene.Found(new Finding(FindingKind.Lost, $"{one}: the merge was never suggested."));
    }

    private async Task MergeAsync(string session)
    {
        await MustAsync(account, Agent, "mergeCustomers", new() { ["survivorId"] = one, ["mergedId"] = other, ["reason"] = Word() }, "CUSTOMERS_MERGED");
        await SayAsync(otherAccount, Cast.Gateway, session);
        await CheckThreadAsync([account, otherAccount], one);
    }

    private async Task GoOnAsync(string ticket)
    {
        var code = (await MustAsync(account, Agent, "issueContinuationCode", new() { ["ticketId"] = ticket })).Payload.GetProperty("code").GetString();
        var text = Word();
        var input = Start("CHAT", text);
        (input["subject"], input["continuationCode"]) = (null, code);
        var done = await MustAsync(account, Cast.Gateway, "startSession", input, "SESSION_STARTED", "SESSION_MOVED");
        account.Says(text, done.Id("entry"));
        if (done.Id("ticket") != ticket)
        {
            Scene.Found(new Finding(FindingKind.Wrong, $"The code of {ticket} led to {done.Id("ticket")}."));
        }
    }

    private async Task UnmergeAsync()
    {
        var merges = (await Reader.ReadAsync("query($c: ID!) { customer(by: { id: $c }) { mergedCustomers { id customerId } } }", new() { ["c"] = one })).GetProperty("customer").GetProperty("mergedCustomers");
        if (merges.GetArrayLength() != 1)
        {
            Scene.Found(new Finding(merges.GetArrayLength() == 0 ? FindingKind.Lost : FindingKind.Doubled, $"{one} has {merges.GetArrayLength()} merges."));
            throw new StoryEndedException("mergeCustomers");
        }

        await MustAsync(account, Agent, "unmergeCustomers", new() { ["mergeId"] = merges[0].GetProperty("id").GetString(), ["reason"] = Word() }, "CUSTOMERS_UNMERGED");
        otherAccount.Did("CUSTOMERS_UNMERGED");
    }
}
