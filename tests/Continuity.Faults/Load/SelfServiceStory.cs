using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;
using Continuity.Faults.Streams;

namespace Continuity.Faults.Load;

/// <summary>A customer who struggles in an app, is offered help, and is made good for what went wrong.</summary>
internal sealed class SelfServiceStory(Scene scene, string name, int seed) : TicketStory(scene, name, seed)
{
    private Caller customer = null!;
    private OfferFollower? follower;

    protected override async Task TellAsync()
    {
        customer = Cast.Customer(Name);
        Owner = Cast.Agents[Random.Next(Cast.Agents.Count)];
        await BeginAsync();
        var offer = await StruggleAsync();
        if (Random.Next(3) > 0)
        {
            await MustAsync(
                Account,
                customer,
                "acceptAssistance",
                new() { ["offerId"] = offer, ["channel"] = "CHAT", ["idempotencyKey"] = Key() },
                "ASSISTANCE_ACCEPTED",
                "SESSION_STARTED",
                "SESSION_MOVED",
                "HANDOFF_OFFERED");
        }
        else
        {
            await MustAsync(Account, customer, "declineAssistance", new() { ["offerId"] = offer }, "ASSISTANCE_DECLINED");
        }

        await ClaimAsync();
        await ReportAsync();
        await MustAsync(Account, customer, "endSession", new() { ["sessionId"] = Session, ["feedback"] = Word() }, "SESSION_ENDED", "FEEDBACK_GIVEN");
        await CloseAsync(Owner);
    }

    private async Task BeginAsync()
    {
        var text = Word();
        var begun = (await Sending.DoAsync(customer, "startSession", new()
        {
            ["channel"] = "SELF_SERVICE", ["subject"] = Name, ["entry"] = Step("open", "VIEWED", text), ["idempotencyKey"] = Key(),
        }))!;
        if (begun.Code is not null)
        {
            throw Refused("startSession", begun);
        }

        (Account, Ticket, Session) = (AccountOf(begun.Id("customer")), begun.Id("ticket"), begun.Id("session"));
        Account.Did("SESSION_STARTED");
        Account.Did("TICKET_OPENED");
        Account.Says(text, begun.Id("entry"));
        follower = new(Scene, customer, Session, Random.Next(2) == 0, Random.Next(2));
        Keep(follower);
    }

    /// <summary>The same step fails twice: help is offered, and the app is told.</summary>
    private async Task<string> StruggleAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            var text = Word();
            var done = await MustAsync(Account, customer, "recordEntry", new() { ["sessionId"] = Session, ["content"] = Step("pay", "FAILED", text), ["idempotencyKey"] = Key() });
            Account.Says(text, done.Id("entry"));
        }

        Account.Did("ASSISTANCE_OFFERED");
        var session = (await Reader.ReadAsync("query($s: ID!) { node(id: $s) { ... on Session { assistanceOffer { id } } } }", new() { ["s"] = Session })).GetProperty("node");
        if (session.GetProperty("assistanceOffer") is not { ValueKind: System.Text.Json.JsonValueKind.Object } offered)
        {
            Scene.Found(new Finding(FindingKind.Lost, $"{Session}: no help was offered."));
            throw new StoryEndedException(Session);
        }

        var offer = offered.GetProperty("id").GetString()!;
        await follower!.CatchUpAsync(offer);
        if (!follower.Told.Contains(offer))
        {
            Scene.Found(new Finding(FindingKind.Gap, $"The app was never told of {offer}."));
        }

        return offer;
    }

    /// <summary>An agent takes it from the queue, which accepts the offer that asks the queue for help, where there is one.</summary>
    private async Task ClaimAsync()
    {
        await OnTicketAsync(Owner, "claimTicket", []);
        Matter.Owner = Owner.Id;
        var offers = (await SettledAsync()).Offers;
        foreach (var offer in offers)
        {
            Matter.Ends(offer.Id, "ACCEPTED", "EXPIRED");
        }

        Account.Did(offers.Any(static offer => offer.State == "ACCEPTED") ? "HANDOFF_ACCEPTED" : "TICKET_CLAIMED");
    }

    private async Task ReportAsync()
    {
        var said = Word();
        var report = (await OnTicketAsync(
            Owner, "reportProblem", new() { ["kind"] = "PROCESS", ["category"] = "Wrong bill", ["description"] = Word(), ["idempotencyKey"] = Key() }, "PROBLEM_REPORTED")).Id("report");
        await MustAsync(Account, Owner, "addStatement", new() { ["reportId"] = report, ["by"] = "Mia", ["party"] = "CUSTOMER", ["text"] = said });
        await OnTicketAsync(Owner, "markRecoveryStep", new() { ["step"] = "APOLOGIZED", ["note"] = Word() }, "RECOVERY_STEP");
        await OnTicketAsync(
            Owner,
            "markRecoveryStep",
            new() { ["step"] = "DOCUMENTED", ["note"] = Word(), ["skipReason"] = "Nothing more was needed." },
            [.. Enumerable.Repeat("RECOVERY_STEP", 4)]);
        var reports = (await Reader.ReadAsync("query($t: ID!) { ticket(by: { id: $t }) { problemReports { id statements { text } } } }", new() { ["t"] = Ticket })).GetProperty("ticket").GetProperty("problemReports");
        var times = reports.EnumerateArray().SelectMany(static one => one.GetProperty("statements").EnumerateArray()).Count(one => one.GetProperty("text").GetString() == said);
        if (reports.GetArrayLength() != 1 || times != 1)
        {
            Scene.Found(new Finding(times == 0 || reports.GetArrayLength() == 0 ? FindingKind.Lost : FindingKind.Doubled, $"{Ticket} has {reports.GetArrayLength()} reports, and the statement {times} times."));
        }
    }

    private static JsonObject Step(string step, string outcome, string detail) =>
        new() { ["selfService"] = new JsonObject { ["step"] = step, ["outcome"] = outcome, ["detail"] = detail } };
}
