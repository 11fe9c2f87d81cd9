using System.Diagnostics;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>A story about one ticket.</summary>
internal abstract class TicketStory(Scene scene, string name, int seed) : Story(scene, name, seed)
{
    // An offer that waits for so long at least waits longer than anybody here takes to settle it.
    protected const string Long = "PT5M";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HashSet<string> longOnes = [];

    protected TicketAccount Matter { get; } = new();

    protected Account Account { get; set; } = null!;

    protected string Ticket { get; set; } = "";

    protected string Session { get; set; } = "";

    protected Caller Owner { get; set; } = null!;

    protected async Task<TicketSeen> SeeAsync() => TicketSeen.Of(await Reader.TicketAsync(Ticket));

    /// <summary>Sends a command on the ticket that must be done.</summary>
    protected Task<Done> OnTicketAsync(Caller by, string mutation, JsonObject input, params string[] activities)
    {
        input["ticketId"] = Ticket;
        return MustAsync(Account, by, mutation, input, activities);
    }

    /// <summary>Offers the ticket; whether a check is asked for beside the usual one is by chance.</summary>
    /// <returns>The offer's id.</returns>
    protected async Task<string> OfferAsync(Caller by, string to, string mode, string expiresIn)
    {
        var input = new JsonObject
        {
            ["to"] = new JsonObject { [to.StartsWith("que_", StringComparison.Ordinal) ? "queueId" : "agentId"] = to },
            ["mode"] = mode, ["reason"] = Word(), ["summary"] = Word(), ["expiresIn"] = expiresIn, ["idempotencyKey"] = Key(),
        };
        var asksForCheck = mode != "CONSULT" && Random.Next(2) == 0;
        var promise = Word();
        if (asksForCheck)
        {
            input["followUp"] = new JsonObject { ["within"] = "PT8S", ["promise"] = promise };
        }

        var offer = (await OnTicketAsync(by, "offerHandoff", input, "HANDOFF_OFFERED")).Id("handoff");
        Scene.OfferOf(Ticket);
        if (asksForCheck)
        {
            Matter.Promises[promise] = offer;
        }

        if (asksForCheck || (mode != "CONSULT" && Matter.Owner is not null))
        {
            // The first to take a ticket owns it, and owes a check only where one was asked for.
            Matter.LeaveDuties.Add(offer);
        }

        Matter.Ends(offer, "EXPIRED");
        if (expiresIn == Long)
        {
            longOnes.Add(offer);
        }

        if (to.StartsWith("agt_", StringComparison.Ordinal))
        {
            Scene.Offer(to, offer);
        }

        return offer;
    }

    /// <summary>Settles an offer, unless it has expired before.</summary>
    /// <returns>Whether it was settled by that.</returns>
    protected async Task<bool> SettleAsync(Caller by, string mutation, string offer, string activity, params string[] states)
    {
        await PauseAsync();
        return Settled((await Sending.DoAsync(by, mutation, new() { ["handoffId"] = offer }))!, mutation, offer, activity, states);
    }

    /// <summary>Notes what came of settling an offer.</summary>
    protected bool Settled(Done done, string mutation, string offer, string activity, params string[] states)
    {
        if (done.Code is "EXPIRED" or "ALREADY_SETTLED")
        {
            if (done.Code == "EXPIRED" && longOnes.Contains(offer) && !Scene.IsTimeMoved)
            {
                Scene.Found(new Finding(FindingKind.Wrong, $"{offer} expired before its time."));
            }

            return false;
        }

        if (done.Code is not null)
        {
            throw Refused(mutation, done);
        }

        Account.Did(activity);
        Matter.Ends(offer, states);
        return true;
    }

    /// <summary>Waits until no offer is open any more; what is still open when all patience is over is found by the check.</summary>
    protected async Task<TicketSeen> SettledAsync()
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var seen = await SeeAsync();
            if (!seen.HasOpenOffer || watch.Elapsed > Patience)
            {
                return seen;
            }

            await Task.Delay(250);
        }
    }

    /// <summary>Sees to all that is owed, and closes the ticket; while anything is owed that is refused.</summary>
    protected async Task CloseAsync(Caller by)
    {
        await OnTicketAsync(by, "resolveTicket", new() { ["summary"] = Word(), ["followUpWithin"] = Random.Next(2) == 0 ? null : "PT24H" }, "TICKET_RESOLVED");
        var owed = (await SettledAsync()).Owed.ToList();
        if (owed.Count > 0)
        {
            var early = (await Sending.DoAsync(by, "closeTicket", new() { ["ticketId"] = Ticket }))!;
            if (early.Code != "OBLIGATION_OPEN")
            {
                Scene.Found(new Finding(FindingKind.Unsettled, $"{Ticket} was closed while {owed.Count} duties are owed: {early.Code}"));
            }
        }

        foreach (var duty in owed)
        {
            var isKept = Random.Next(3) > 0;
            await MustAsync(
                Account,
                by,
                isKept ? "keepFollowUp" : "waiveFollowUp",
                new() { ["followUpId"] = duty.Id, [isKept ? "outcome" : "reason"] = Word() },
                isKept ? "FOLLOW_UP_KEPT" : "FOLLOW_UP_WAIVED");
            Matter.Settles(duty.Id, isKept ? "KEPT" : "WAIVED");
        }

        await OnTicketAsync(by, "closeTicket", [], "TICKET_CLOSED");
        Matter.Status = "CLOSED";
    }

    protected override async Task CheckAsync()
    {
        var seen = await SettledAsync();
        foreach (var _ in seen.Offers.Where(static offer => offer.State == "EXPIRED"))
        {
            Account.Did("HANDOFF_EXPIRED");
        }

        // What had expired when the clock stood ahead may be open once it is put right, and is withdrawn with its ticket then.
        foreach (var offer in seen.Offers.Where(offer => Scene.IsTimeMoved && offer.State == "WITHDRAWN" && Matter.Offers.TryGetValue(offer.Id, out var states) && states is ["EXPIRED"]))
        {
            Matter.Ends(offer.Id, "WITHDRAWN");
            Account.Did("HANDOFF_WITHDRAWN");
        }

        Scene.Found(TicketCheck.Find(Matter, seen));
        await base.CheckAsync();
    }
}
