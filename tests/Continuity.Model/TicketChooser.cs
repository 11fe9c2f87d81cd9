using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Model;

/// <summary>Chooses what a step does to a ticket, and who does it.</summary>
internal sealed class TicketChooser(World world, Step step, CustomerState home, Ticket ticket, bool isSensible)
{
    private static readonly TimeSpan[] Expiries =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16)];

    private static readonly TimeSpan[] Promises =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromDays(2), TimeSpan.FromSeconds(30), TimeSpan.FromDays(400)];

    private static readonly FollowUpKind[] Kinds =
        [FollowUpKind.Promise, FollowUpKind.Callback, FollowUpKind.ProgressUpdate, FollowUpKind.Promise, FollowUpKind.CheckIn, FollowUpKind.AfterHandoff];

    private DateTimeOffset Now => world.Clock.Now;

    private Caller Owner => Someone(ticket.Owner);

    private Caller Anybody => step.Pick(11, (Caller[])[.. Cast.Staff, Cast.Bot, Chooser.CustomerOf(home.Id)]);

    private Handoff? OpenHandoff => home.Handoffs.GetValueOrDefault(ticket.OpenHandoff ?? ticket.Consult ?? 0);

    private OwnershipOffer? OpenOffer => home.OwnershipOffers.GetValueOrDefault(ticket.OwnershipOffer ?? 0);

    public Command? Choose()
    {
        var command = new Command(step.Act, isSensible ? Sensible() : Anybody, home.Id) { Ticket = ticket.Number, Channel = (Channel)step.Digit(4, 4) };
        return step.Act switch
        {
            Act.Release => command with { Queue = step.Chance(12, 40) ? step.Pick(13, Cast.QueueNames) : null },
            Act.Resolve => command with
            {
                CheckAfter = step.Digit(12, 4) switch { 0 => Change.Clear<TimeSpan>(), 1 => Change.Set(step.Pick(13, Promises[..4])), _ => default },
            },
            Act.Offer => Offer(command),
            Act.Accept or Act.Decline or Act.Withdraw => OnHandoff(command),
            Act.OfferOwnership => command with { To = HandoffTarget.OfAgent(step.Pick(12, Cast.Staff).Id) },
            Act.AcceptOwnership or Act.DeclineOwnership => OnOwnership(command),
            Act.Promise => command with { Kind = step.Pick(12, Kinds), DueAt = Now + step.Pick(13, Promises) },
            Act.Keep or Act.Reschedule or Act.Waive => OnFollowUp(command),
            _ => command,
        };
    }

    private Command Offer(Command command) => command with
    {
        To = step.Chance(12, 35) ? HandoffTarget.OfQueue(step.Pick(13, Cast.QueueNames)) : HandoffTarget.OfAgent(step.Pick(13, Cast.Staff).Id),
        Mode = (TransferMode)step.Digit(14, 3),
        ExpiresIn = step.Pick(15, Expiries),
        CheckBack = step.Chance(16, 60) ? null : new(step.Pick(17, Promises[..4]), "We look after you.", step.Chance(18, 50) ? null : (Channel)step.Digit(19, 4)),
    };

    private Command? OnHandoff(Command command)
    {
        var numbers = home.Profile.HandoffCount;
        return OpenHandoff is { } open && step.Chance(12, 90) ? command with { Handoff = open.Number }
            : numbers == 0 ? null
            : With(1 + step.Digit(13, numbers));

        Command? With(int number) => home.Handoffs.TryGetValue(number, out var handoff) ? command with { Handoff = number, Ticket = handoff.Ticket } : null;
    }

    private Command? OnOwnership(Command command)
    {
        var number = OpenOffer is { } open && step.Chance(12, 90) ? open.Number : home.Profile.OwnershipOfferCount == 0 ? 0 : 1 + step.Digit(13, home.Profile.OwnershipOfferCount);
        return home.OwnershipOffers.TryGetValue(number, out var offer) ? command with { Ownership = number, Ticket = offer.Ticket } : null;
    }

    private Command? OnFollowUp(Command command)
    {
        var open = home.FollowUps.Values.Where(followUp => followUp.IsOpen && followUp.Ticket == ticket.Number).OrderBy(static followUp => followUp.Number).ToList();
        var all = home.FollowUps.Values.OrderBy(static followUp => followUp.Number).ToList();
        var from = open.Count > 0 && step.Chance(12, 90) ? open : all;
        return from.Count == 0 ? null : command with
        {
            FollowUp = step.Pick(13, from).Number,
            Ticket = step.Pick(13, from).Ticket,
            DueAt = Now + step.Pick(14, Promises),
        };
    }

    private Caller Sensible() => step.Act switch
    {
        Act.Claim or Act.Reopen => step.Pick(11, Cast.Staff),
        Act.Accept when OpenHandoff is { } handoff => Target(handoff.To.Agent),
        Act.Decline when OpenHandoff is { } handoff => handoff.To.Agent is { } agent ? Target(agent) : step.Pick(11, Cast.Supervisors),
        Act.Withdraw when OpenHandoff is { } handoff => step.Chance(20, 60) ? Actor(handoff.From) : Owner,
        Act.AcceptOwnership when OpenOffer is { } offer => Target(offer.To),
        Act.DeclineOwnership when OpenOffer is { } offer => step.Chance(20, 60) ? Target(offer.To) : Actor(offer.OfferedBy),
        Act.OfferOwnership or Act.Promise or Act.Keep => step.Chance(20, 70) ? Owner : step.Pick(11, Cast.Supervisors),
        Act.Waive => step.Chance(20, 50) ? Owner : step.Pick(11, Cast.Supervisors),
        Act.Reschedule => step.Chance(20, 25) ? Chooser.CustomerOf(home.Id) : Owner,
        _ => step.Digit(20, 4) switch { 0 => Owner, 1 => step.Pick(11, Cast.Supervisors), _ => ticket.Handler is { } handler ? Actor(handler) : Owner },
    };

    private Caller Target(string? agent) => agent is null ? step.Pick(11, Cast.Staff) : Someone(agent);

    private Caller Actor(ActorRef actor) => actor.Kind == ActorKind.Bot ? Cast.Bot : actor.Kind == ActorKind.Agent ? Someone(actor.Id) : step.Pick(11, Cast.Staff);

    /// <summary>The agent, or who acts for them now.</summary>
    private Caller Someone(string? agent) => agent is null ? step.Pick(11, Cast.Staff)
        : world.Roster.StandIn(agent, Now) is { } other && step.Chance(21, 80) ? Cast.Of(other)
        : Cast.Of(agent);
}
