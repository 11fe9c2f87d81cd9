using System.Text.Json.Nodes;

namespace Continuity.Faults.Load;

/// <summary>A customer some of whose words are taken away, who is given what is recorded of them, and perhaps forgotten.</summary>
internal sealed class PrivacyStory(Scene scene, string name, int seed) : Story(scene, name, seed)
{
    protected override async Task TellAsync()
    {
        var text = Word();
        var begun = (await Sending.DoAsync(Cast.Gateway, "startSession", Start("CHAT", text, ("APP_USER", Name, "CLAIMED"))))!;
        if (begun.Code is not null)
        {
            throw Refused("startSession", begun);
        }

        var account = AccountOf(begun.Id("customer"));
        account.Did("SESSION_STARTED");
        account.Did("TICKET_OPENED");
        account.Says(text, begun.Id("entry"));
        await SayAsync(account, Cast.Gateway, begun.Id("session"));
        await SayAsync(account, Cast.Gateway, begun.Id("session"));
        await MustAsync(account, Cast.Supervisor, "redactEntry", new() { ["entryId"] = begun.Id("entry"), ["reason"] = "It is nobody's business." }, "ENTRY_REDACTED");
        account.Redacted(text);
        await MustAsync(account, Cast.Supervisor, "exportCustomer", new JsonObject { ["customerId"] = begun.Id("customer") });
        if (Random.Next(2) == 0)
        {
            await MustAsync(
                account,
                Cast.Supervisor,
                "eraseCustomer",
                new() { ["customerId"] = begun.Id("customer"), ["reason"] = "They asked for it.", ["waiveOpenDuties"] = true },
                "CUSTOMER_ERASED",
                "SESSION_ENDED",
                "TICKET_CLOSED");
            account.IsErased = true;
        }
    }
}
