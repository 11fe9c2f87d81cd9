using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>
/// Asks the people of a queue to take over from self-service. Where an agent handles the ticket they keep it until somebody accepts, and are told; else it waits in that queue. The owner, where
/// there is one, stays, and owes the check that every handoff leaves. Where an agent has offered the ticket to somebody already, that offer stands, and the customer goes along with it; a question
/// for advice, or a bot's offer, which it may withdraw, brings the customer to nobody, and makes way.
/// </summary>
internal static class AssistanceHandoff
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far, the new session included.</param>
    /// <param name="named">The offer of help, with the steps as they were when it was accepted.</param>
    /// <param name="number">The number of the new session's ticket.</param>
    /// <param name="command">What the customer chose, and the queue that is asked where no option names one and the ticket waits in none.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Offer(
        Changes changes, NamedAssistance named, int number, AcceptAssistanceCommand command, Roster roster, AssistanceRules rules, DateTimeOffset now)
    {
        var before = changes.State.Tickets[number];
        var handler = before.Handler is { Kind: ActorKind.Agent, Id: var agent } ? agent : null;
        changes = handler is null ? changes : changes.Tell(new(handler, InboxEventKind.CustomerWrote, before.Number));
        if (before.OpenHandoff is { } open)
        {
            var standing = changes.State.Handoffs[open];
            if (standing is { Mode: not TransferMode.Consult, From.Kind: not ActorKind.Bot })
            {
                return changes;
            }

            changes = SettleOpenOffers.Replace(changes, standing, "The customer wants help with it now.", roster, now);
        }

        var state = changes.State;
        before = state.Tickets[number];
        var queue = rules.SelfService.QueueFor(named.Offer.Step) ?? before.WaitingIn ?? command.Queue;
        var handoff = new Handoff(
            state.Profile.HandoffCount + 1,
            before.Number,
            ActorRef.Continuity,
            HandoffTarget.OfQueue(queue),
            handler is null ? TransferMode.Cold : TransferMode.Warm,
            $"The customer {(command.Channel == Channel.Phone ? "asks in self-service to be called" : "accepted help in self-service")}. {named.Offer.Because}",
            TriedStep.Summary(TriedStep.Of(named.Record)),
            now,
            now + rules.SelfService.AnswerWithin)
        {
            CustomerInformed = true,
            Responsible = before.Owner,
            LogLengthAtOffer = state.LogLength,
        };
        var ticket = (before with { Handoffs = [.. before.Handoffs, handoff.Number], OpenHandoff = handoff.Number }).Changed(now);
        if (handler is null && ticket.WaitingIn != queue)
        {
            ticket = ticket.WaitsIn(queue, now);
        }

        changes = changes
            .With(state with { Profile = state.Profile with { HandoffCount = handoff.Number } })
            .With(ticket)
            .With(handoff)
            .And(TicketEntry.Internal(ticket, handoff.From, Activity.HandoffOffered, $"The queue {queue} was asked to take over: {handoff.Reason}", now));
        return CheckBackDuty.Promise(changes, handoff, rules.Deadlines, now);
    }
}
