using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>
/// Asks the people of a queue to take over from self-service. Where an agent handles the ticket they keep it until somebody accepts, and are told; else it waits in that queue. The owner, where
/// there is one, stays, and owes the check that every handoff leaves. Where the ticket is offered to somebody already, that offer stands, and the customer goes along with it.
/// </summary>
internal static class AssistanceHandoff
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far, the new session included.</param>
    /// <param name="named">The offer of help, with the steps as they were when it was accepted.</param>
    /// <param name="channel">The channel that the customer chose.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Offer(Changes changes, NamedAssistance named, Channel channel, string queue, AssistanceRules rules, DateTimeOffset now)
    {
        var (state, before) = (changes.State, changes.State.Tickets[named.Session.Ticket]);
        var handler = before.Handler is { Kind: ActorKind.Agent, Id: var agent } ? agent : null;
        changes = handler is null ? changes : changes.Tell(new(handler, InboxEventKind.CustomerWrote, before.Number));
        if (before.OpenHandoff is not null)
        {
            return changes;
        }

        var handoff = new Handoff(
            state.Profile.HandoffCount + 1,
            before.Number,
            ActorRef.Continuity,
            HandoffTarget.OfQueue(queue),
            handler is null ? TransferMode.Cold : TransferMode.Warm,
            $"The customer {(channel == Channel.Phone ? "asks in self-service to be called" : "accepted help in self-service")}. {named.Offer.Because}",
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
