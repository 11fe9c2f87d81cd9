using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Inboxes;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether the handling of a ticket is offered, or advice on it asked for: by whoever handles or owns it, acts for its owner, or is a supervisor. What is offered to an agent
/// who is away goes to who stands in for them. The owner stays who they are, and owes the customer a check once it is accepted.
/// </summary>
public static class OfferHandoff
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to offer.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The handoff; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION, WRONG_STATE or NO_DEPUTY.</returns>
    public static Decision<HandoffId> Decide(
        CustomerState state, Caller caller, OfferHandoffCommand command, Roster roster, QueueRules queues, DeadlineRules rules, DateTimeOffset now)
    {
        command = command with { Reason = command.Reason.Trim() };
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!TicketRights.HasPart(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("Who handles or owns a ticket may hand it over, who acts for the owner, and supervisors.");
        }

        if ((OfferHandoffInput.Check(command) ?? NamedTicket.CheckVersion(ticket, command.ExpectedVersion) ?? CheckState(ticket) ?? CheckConsult(ticket, command)) is { } refusal)
        {
            return refusal;
        }

        var target = Target(ticket, command.To, roster, queues, now);
        if (target.Refusal is { } none)
        {
            return none;
        }

        var handoff = new Handoff(
            state.Profile.HandoffCount + 1,
            ticket.Number,
            caller.ActsAs(state.Id),
            target.Value,
            command.Mode,
            command.Reason,
            command.Summary,
            now,
            now + FollowUpTimes.Stored(command.ExpiresIn))
        {
            Context = command.Context,
            CustomerInformed = command.CustomerInformed,
            InsteadOf = target.Value.Agent != command.To.Agent ? command.To.Agent : null,
            Responsible = ticket.Owner,
            CheckBack = command.CheckBack is { } check ? check with { ShownFrom = RunningSessions.ShownFrom(state, ticket) } : null,
            LogLengthAtOffer = state.LogLength,
        };
        var changes = Offered(Changes.Of(state), caller, ticket, handoff, roster, now);
        changes = CheckBackDuty.Promise(changes, handoff, rules, now);
        return changes.Accept(new HandoffId(state.Id, handoff.Number));
    }

    /// <summary>Why a ticket can't be offered as it is, or null.</summary>
    internal static Refusal? CheckState(Ticket ticket) => ticket switch
    {
        { Status: not TicketStatus.Open } => NamedTicket.WrongState("The ticket is not open."),
        { OpenHandoff: not null } => NamedTicket.WrongState("The ticket is offered already: that offer must be settled first."),
        _ => null,
    };

    private static Refusal? CheckConsult(Ticket ticket, OfferHandoffCommand command) =>
        ticket.Consult is not null && command.Mode == TransferMode.Consult ? NamedTicket.WrongState("Advice on the ticket is being given already.") : null;

    private static Outcome<HandoffTarget> Target(Ticket ticket, HandoffTarget asked, Roster roster, QueueRules queues, DateTimeOffset now)
    {
        if (asked.Queue is { } queue)
        {
            return queues.Names.Contains(queue) ? asked : Refusal.Invalid("queueId is the id of no queue.", "input", "to", "queueId");
        }

        var agent = asked.Agent ?? throw new ArgumentException("An agent or a queue must be named.", nameof(asked));
        if (roster.Find(agent) is not { LeftAt: null })
        {
            return Refusal.Invalid("agentId is the id of no agent.", "input", "to", "agentId");
        }

        var standIn = roster.StandIn(agent, now);
        if (ticket.Handler is { Kind: ActorKind.Agent } handler && (handler.Id == agent || handler.Id == standIn))
        {
            return Refusal.Invalid(
                handler.Id == agent ? "agentId must not name the agent who handles the ticket." : "agentId names an agent who is away, and for whom the one who handles the ticket stands in.",
                "input",
                "to",
                "agentId");
        }

        return standIn is null
            ? new Refusal(RefusalCode.NoDeputy, "The agent is away, and nobody stands in for them.") { Path = ["input", "to", "agentId"] }
            : HandoffTarget.OfAgent(standIn);
    }

    private static Changes Offered(Changes changes, Caller caller, Ticket ticket, Handoff handoff, Roster roster, DateTimeOffset now)
    {
        ticket = (ticket with { Handoffs = [.. ticket.Handoffs, handoff.Number], OpenHandoff = handoff.Number }).Changed(now);
        if (handoff is { Mode: TransferMode.Cold, To.Queue: { } queue })
        {
            ticket = ticket.WaitsIn(queue, now);
        }

        var instead = handoff.InsteadOf is { } away ? $", who stands in for {HandoffWords.NameOf(away, roster)}" : "";
        var what = handoff.Mode == TransferMode.Consult ? "asked for advice from" : "offered the ticket to";
        changes = changes
            .With(changes.State with { Profile = changes.State.Profile with { HandoffCount = handoff.Number } })
            .With(ticket)
            .With(handoff)
            .And(TicketEntry.Internal(
                ticket, handoff.From, Activity.HandoffOffered, $"{HandoffWords.NameOf(caller)} {what} {HandoffWords.Of(handoff.To, roster)}{instead}: {handoff.Reason}", now));
        return handoff.To.Agent is { } agent ? changes.Tell(new(agent, InboxEventKind.HandoffOffered, ticket.Number) { Handoff = handoff.Number }) : changes;
    }
}
