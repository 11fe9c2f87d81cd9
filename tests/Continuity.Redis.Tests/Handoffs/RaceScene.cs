using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Model;

namespace Continuity.Redis.Tests.Handoffs;

/// <summary>What is done first, one after another, and what is done at once then.</summary>
/// <param name="Name">What races.</param>
/// <param name="Before">What is done first.</param>
/// <param name="AtOnce">What is done at once: each of these by several callers of two processes.</param>
internal sealed record RaceScene(string Name, IReadOnlyList<Command> Before, IReadOnlyList<Command> AtOnce)
{
    private static readonly Caller Ana = Cast.Of("ana");
    private static readonly Caller Ben = Cast.Of("ben");
    private static readonly Caller Cleo = Cast.Of("cleo");
    private static readonly Caller Sue = Cast.Of("sue");

    /// <summary>Whether exactly one of them may change anything.</summary>
    public bool HasOneWinner { get; init; } = true;

    public static IReadOnlyList<RaceScene> All(CustomerId home, DateTimeOffset now)
    {
        Command Do(Act act, Caller caller) => new(act, caller, home) { Ticket = act == Act.StartSession ? 0 : 1 };
        var waits = Do(Act.StartSession, Cast.Ingest);
        var ofBot = Do(Act.StartSession, Cast.Bot);
        var ofAna = Do(Act.StartSession, Ana);
        var toQueue = Do(Act.Offer, Ana) with { To = HandoffTarget.OfQueue("general"), Mode = TransferMode.Warm };
        var coldToQueue = toQueue with { Mode = TransferMode.Cold };
        var botToQueue = Do(Act.Offer, Cast.Bot) with { To = HandoffTarget.OfQueue("general"), Mode = TransferMode.Cold, CheckBack = new(TimeSpan.FromMinutes(20), "We look after you.") };
        var toBen = Do(Act.Offer, Ana) with { To = HandoffTarget.OfAgent("ben"), Mode = TransferMode.Cold };
        var consult = toBen with { Mode = TransferMode.Consult };
        var accept = Do(Act.Accept, Ben) with { Handoff = 1 };
        var ownership = Do(Act.OfferOwnership, Ana) with { To = HandoffTarget.OfAgent("ben") };
        var promise = Do(Act.Promise, Ana) with { Kind = FollowUpKind.Promise, DueAt = now + TimeSpan.FromMinutes(2) };
        var (settle, toDeadline) = (Do(Act.Settle, Cast.Bot), Do(Act.Wait, Cast.Bot) with { Span = TimeSpan.FromMinutes(1) });
        var keep = Do(Act.Keep, Ana) with { FollowUp = 1 };
        var (overdue, missing) = (Do(Act.Wait, Cast.Bot) with { Span = TimeSpan.FromMinutes(3) }, Do(Act.Wait, Cast.Bot) with { Span = TimeSpan.FromMinutes(9) });
        IReadOnlyList<Command> byEach = [.. Cast.Staff.Select(caller => accept with { Caller = caller })];

        return
        [
            new("claims", [waits], [.. Cast.Staff.Select(caller => Do(Act.Claim, caller))]),
            new("accepts of a bot's offer", [ofBot, botToQueue], byEach),
            new("accepts of an owner's offer", [ofAna, toQueue], [.. byEach.Where(static one => one.Caller != Ana)]),
            new("accepts and claims", [ofAna, coldToQueue], [.. byEach.Where(static one => one.Caller != Ana), .. Cast.Agents.Skip(1).Select(caller => Do(Act.Claim, caller))]),
            new("accept and expiry", [ofAna, toBen], [accept, settle, toDeadline]),
            new("accepts and expiry of a queue's", [ofAna, toQueue], [accept, accept with { Caller = Cleo }, settle, toDeadline]),
            new("claims and expiry of a queue's", [ofAna, toQueue], [.. Cast.Agents.Skip(1).Select(caller => Do(Act.Claim, caller)), settle, toDeadline]) { HasOneWinner = false },
            new("accept and withdrawal", [ofAna, toBen], [accept, Do(Act.Withdraw, Ana) with { Handoff = 1 }]),
            new("accept and decline", [ofAna, toBen], [accept, accept with { Act = Act.Decline }]),
            new("accept of advice and withdrawal", [ofAna, consult], [accept, Do(Act.Withdraw, Sue) with { Handoff = 1 }]) { HasOneWinner = false },
            new("accept and resolution", [ofAna, toBen], [accept, Do(Act.Resolve, Ana)]) { HasOneWinner = false },
            new("accept and closing", [ofAna, toBen], [accept, Do(Act.Close, Ana)]),
            new("offers", [ofAna], [toBen, toBen with { Mode = TransferMode.Warm }, coldToQueue, toBen with { Caller = Sue, To = HandoffTarget.OfAgent("cleo") }]),
            new("offer and release", [ofAna], [toBen, Do(Act.Release, Ana)]) { HasOneWinner = false },
            new("accept and decline of the ownership", [ofAna, ownership], [accept with { Act = Act.AcceptOwnership, Handoff = 0, Ownership = 1 }, accept with { Act = Act.DeclineOwnership, Handoff = 0, Ownership = 1 }]),
            new("accept and withdrawal of the ownership", [ofAna, ownership], [accept with { Act = Act.AcceptOwnership, Handoff = 0, Ownership = 1 }, Do(Act.DeclineOwnership, Ana) with { Ownership = 1 }]),
            new("accepts of handling and of ownership", [ofAna, toBen, ownership], [accept, accept with { Act = Act.AcceptOwnership, Handoff = 0, Ownership = 1 }]) { HasOneWinner = false },
            new("keep and what is missed", [ofAna, promise, overdue, settle, missing], [keep, settle]) { HasOneWinner = false },
            new("keeps and waivers", [ofAna, promise], [keep, keep with { Caller = Sue }, keep with { Act = Act.Waive }]),
        ];
    }
}
