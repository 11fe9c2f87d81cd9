using Continuity.Faults.Oracle;
using System.Diagnostics;

namespace Continuity.Faults.Load;

/// <summary>An agent who comes, takes a ticket, goes away for a while, and leaves for good: the ticket passes to another. And what supervisors do about webhooks.</summary>
internal sealed class StaffStory(Scene scene, string name, int seed) : TicketStory(scene, name, seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task TellAsync()
    {
        var newcomer = Cast.Newcomer(Name);
        Owner = Cast.Agents[Random.Next(Cast.Agents.Count)];
        await Sending.ReadAsync(newcomer, "{ viewer { roles } }", null);
        var text = Word();
        var begun = (await Sending.DoAsync(Cast.Gateway, "startSession", Start("CHAT", text, ("APP_USER", Name, "CLAIMED"))))!;
        if (begun.Code is not null)
        {
            throw Refused("startSession", begun);
        }

        (Account, Ticket, Session) = (AccountOf(begun.Id("customer")), begun.Id("ticket"), begun.Id("session"));
        Account.Did("SESSION_STARTED");
        Account.Did("TICKET_OPENED");
        Account.Says(text, begun.Id("entry"));
        await OnTicketAsync(newcomer, "claimTicket", [], "TICKET_CLAIMED");
        await MustAsync(Account, newcomer, "setAvailability", new() { ["availability"] = "AWAY", ["deputyId"] = Owner.Id });
        await MustAsync(Account, Cast.Supervisor, "removeAgent", new() { ["agentId"] = newcomer.Id, ["successorId"] = Owner.Id, ["reason"] = "They have left." });
        await PassedAsync();
        await MustAsync(Account, Cast.Supervisor, "resendWebhookEvents", new() { ["endpoint"] = "faults", ["all"] = true });
        await MustAsync(Account, Cast.Supervisor, "resumeWebhookEndpoint", new() { ["endpoint"] = "faults" });
        await SayAsync(Account, Owner, Session);
        await CloseAsync(Owner);
    }

    private async Task PassedAsync()
    {
        Matter.Owner = Owner.Id;
        Account.Did("OWNERSHIP_ACCEPTED");
        for (var watch = Stopwatch.StartNew(); (await SeeAsync()).Owner != Owner.Id;)
        {
            if (watch.Elapsed > Patience)
            {
                Scene.Found(new Finding(FindingKind.Unsettled, $"{Ticket} was not passed on when its owner left."));
                throw new StoryEndedException(Ticket);
            }

            await Task.Delay(250);
        }
    }
}
