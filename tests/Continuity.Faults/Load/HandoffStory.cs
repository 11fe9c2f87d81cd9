using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>A chat that a bot begins, that agents race for, hand on, answer for and see to the end.</summary>
internal sealed partial class HandoffStory(Scene scene, string name, int seed) : TicketStory(scene, name, seed)
{
    private Caller customer = null!;

    private Caller Other => Cast.Agents.Where(agent => agent != Owner).ElementAt(Random.Next(Cast.Agents.Count - 1));

    protected override async Task TellAsync()
    {
        customer = Cast.Customer(Name);
        await BeginAsync();
        await BriefAsync();
        await FindOwnerAsync();
        await AgreeAsync();
        await PassOnAsync();
        await PromiseAsync();
        await PassOwnershipAsync();
        await EndAsync();
    }

    /// <summary>Several first messages of one new person at once are one customer.</summary>
    private async Task BeginAsync()
    {
        var texts = Enumerable.Range(0, Random.Next(3) == 0 ? 3 : 1).Select(_ => Word()).ToList();
        var starts = texts.Select(text => (Text: text, Input: Start("CHAT", text, ("APP_USER", Name, "CLAIMED")), Sending: new Sending(Scene, new Random(Random.Next())))).ToList();
        var begun = await Task.WhenAll(starts.Select(one => one.Sending.DoAsync(Cast.Bot, "startSession", one.Input)));
        if (begun.FirstOrDefault(static one => one!.Code is not null) is { } refused)
        {
            throw Refused("startSession", refused);
        }

        if (begun.Select(static one => one!.Id("customer")).Distinct().Count() > 1)
        {
            Scene.Found(new Finding(FindingKind.Doubled, $"{Name} is {begun.Select(static one => one!.Id("customer")).Distinct().Count()} customers."));
            throw new StoryEndedException(Name);
        }

        var first = begun[0]!;
        (Account, Ticket, Session) = (AccountOf(first.Id("customer")), first.Id("ticket"), first.Id("session"));
        Account.Did("SESSION_STARTED", begun.Length);
        Account.Did("TICKET_OPENED", begun.Select(static one => one!.Id("ticket")).Distinct().Count());
        texts.ForEach(text => Account.Says(text, null));
        var said = await SayAsync(Account, customer, Session);
        if (Random.Next(2) == 0)
        {
            Follow(first.Id("customer"), said.Payload.GetProperty("entry").GetProperty("cursor").GetString()!, said.Payload.GetProperty("entry").GetProperty("sequence").GetInt32());
        }
    }

    /// <summary>Of two who accept at once, one does.</summary>
    private async Task FindOwnerAsync()
    {
        var offer = await OfferAsync(Cast.Bot, "que_general", Random.Next(2) == 0 ? "COLD" : "WARM", Long);
        var first = Random.Next(Cast.Agents.Count);
        Caller[] racing = [Cast.Agents[first], Cast.Agents[(first + 1) % Cast.Agents.Count]];
        var accepted = await Task.WhenAll(racing.Select(agent => new Sending(Scene, new Random(Random.Next())).DoAsync(agent, "acceptHandoff", new() { ["handoffId"] = offer })));
        if (accepted.Count(static one => one!.Code is null) > 1)
        {
            Scene.Found(new Finding(FindingKind.Doubled, $"{offer} was accepted by two."));
        }

        var winner = Array.FindIndex(accepted, static one => one!.Code is null);
        if (winner < 0 && accepted.FirstOrDefault(static one => one!.Code is not ("EXPIRED" or "ALREADY_SETTLED")) is { } refused)
        {
            throw Refused("acceptHandoff", refused);
        }

        if (winner < 0 && !Scene.IsTimeMoved)
        {
            Scene.Found(new Finding(FindingKind.Wrong, $"{offer} was accepted by nobody, before its time."));
        }

        Owner = racing[Math.Max(winner, 0)];
        if (winner >= 0)
        {
            Settled(accepted[winner]!, "acceptHandoff", offer, "HANDOFF_ACCEPTED", "ACCEPTED", "RETURNED");
        }
        else
        {
            await SettledAsync();
            await OnTicketAsync(Owner, "claimTicket", [], "TICKET_CLAIMED");
        }

        Matter.Owner = Owner.Id;
    }

    private async Task PassOnAsync()
    {
        var (other, way) = (Other, Random.Next(5));
        if (way == 3 && Scene.IsEnding)
        {
            // Others wait for theirs to expire already.
            way = 2;
        }

        var offer = await OfferAsync(Owner, other.Id, way == 4 ? "CONSULT" : way == 1 ? "COLD" : "WARM", way == 3 ? "PT5S" : Long);
        switch (way)
        {
            case 0 when await SettleAsync(other, "acceptHandoff", offer, "HANDOFF_ACCEPTED", "ACCEPTED", "RETURNED"):
                await SayAsync(Account, other, Session);
                await GiveBackAsync(other);
                break;
            case 1:
                await SettleAsync(other, "declineHandoff", offer, "HANDOFF_DECLINED", "DECLINED");
                break;
            case 2:
                await SettleAsync(Owner, "withdrawHandoff", offer, "HANDOFF_WITHDRAWN", "WITHDRAWN");
                break;
            case 3:
                await SettledAsync();
                break;
            case 4:
                await SettleAsync(other, "acceptHandoff", offer, "HANDOFF_ACCEPTED", "ACCEPTED", "RETURNED");
                break;
        }

        if ((await SeeAsync()).HasOpenOffer)
        {
            // A clock that stands back lets nothing expire.
            await SettleAsync(Owner, "withdrawHandoff", offer, "HANDOFF_WITHDRAWN", "WITHDRAWN");
        }
    }

    private async Task GiveBackAsync(Caller other)
    {
        if (Random.Next(3) == 0)
        {
            await OnTicketAsync(other, "returnToBot", new() { ["botId"] = Cast.Bot.Id, ["reason"] = Word() }, "RETURNED_TO_BOT");
            await SayAsync(Account, Cast.Bot, Session);
            return;
        }

        await OnTicketAsync(other, "releaseTicket", new() { ["reason"] = Word() });
        if (Random.Next(2) == 0)
        {
            await OnTicketAsync(Owner, "releaseTicket", new() { ["reason"] = Word() });
            await OnTicketAsync(Owner, "claimTicket", [], "TICKET_CLAIMED");
        }
    }

    private async Task PassOwnershipAsync()
    {
        if (Random.Next(2) == 0)
        {
            return;
        }

        var other = Other;
        var offer = (await OnTicketAsync(Owner, "offerOwnership", new() { ["agentId"] = other.Id, ["reason"] = Word() }, "OWNERSHIP_OFFERED")).Id("offer");
        var isAccepted = Random.Next(2) == 0;
        await MustAsync(
            Account,
            other,
            isAccepted ? "acceptOwnership" : "declineOwnership",
            new() { ["offerId"] = offer },
            isAccepted ? "OWNERSHIP_ACCEPTED" : "OWNERSHIP_DECLINED");
        if (isAccepted)
        {
            (Owner, Matter.Owner) = (other, other.Id);
        }
    }

    private async Task EndAsync()
    {
        if (Random.Next(2) == 0)
        {
            await OnTicketAsync(Owner, "resolveTicket", new() { ["summary"] = Word() }, "TICKET_RESOLVED");
            await OnTicketAsync(Owner, "reopenTicket", new() { ["reason"] = Word() }, "TICKET_REOPENED");
        }

        await MustAsync(
            Account,
            Owner,
            "endSession",
            new() { ["sessionId"] = Session, ["wrapUp"] = new JsonObject { ["summary"] = Word(), ["disposition"] = "done", ["anythingElse"] = "NOTHING_MORE" } },
            "SESSION_ENDED");
        await CloseAsync(Owner);
    }

    private static string In(TimeSpan span) => (DateTimeOffset.UtcNow + span).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
