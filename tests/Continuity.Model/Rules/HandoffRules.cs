using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;

namespace Continuity.Model.Rules;

/// <summary>Offers of the handling, and consultations.</summary>
internal static class HandoffRules
{
    public static void Offer(Ruling ruling)
    {
        var (desk, command, ticket) = (ruling.Desk, ruling.Command, ruling.Desk.Tickets[ruling.Command.Ticket]);
        ruling.Need(ticket.IsHandledBy(ruling.Caller) || ruling.ActsForOwner(ticket) || ruling.IsSupervisor, RefusalCode.Forbidden);
        ruling.Need(ticket is { IsOpen: true, Open: null }, RefusalCode.WrongState);
        ruling.Need(command.Mode != TransferMode.Consult || ticket.Consult is null, RefusalCode.WrongState);
        ruling.Need(command.Mode != TransferMode.Consult || command.CheckBack is null, RefusalCode.Invalid);
        ruling.Need(command.ExpiresIn >= TimeSpan.FromSeconds(5) && command.ExpiresIn <= TimeSpan.FromMinutes(15), RefusalCode.Invalid);
        var to = command.To.Agent is { } named ? ruling.Roster.StandIn(named, ruling.Now) : null;
        ruling.Need(command.To.Agent is null || to is not null, RefusalCode.NoDeputy);
        ruling.Need(command.To.Agent is null || !ruling.Roster.HasLeft(command.To.Agent), RefusalCode.Invalid);
        ruling.Need(command.To.Agent is null || (ticket.Handler != ActorRef.Agent(command.To.Agent) && ticket.Handler != ActorRef.Agent(to ?? "")), RefusalCode.Invalid);
        if (!ruling.IsAllowed)
        {
            return;
        }

        var handoff = new DeskHandoff(desk.NextHandoff, ticket.Number, ruling.Caller.ActsAs(desk.State.Id), command.Mode, ruling.Now + command.ExpiresIn)
        {
            To = to is null ? command.To : HandoffTarget.OfAgent(to),
            InsteadOf = to != command.To.Agent ? command.To.Agent : null,
            Within = command.CheckBack?.Within,
        };
        desk.Handoffs[handoff.Number] = handoff;
        ticket.Open = handoff.Number;
        if (ticket.Owner is { } owner && command.Mode != TransferMode.Consult)
        {
            handoff.Duty = desk.NextDuty;
            desk.Duties[desk.NextDuty] = new(desk.NextDuty, ticket.Number, FollowUpKind.AfterHandoff) { Responsible = owner, DueAt = handoff.ExpiresAt + Within(handoff) };
        }

        if (command is { Mode: TransferMode.Cold, To.Queue: { } queue })
        {
            ticket.HandledBy(null, queue);
        }
    }

    public static void Accept(Ruling ruling) => Accept(ruling, ruling.Desk.Handoffs[ruling.Command.Handoff]);

    public static void Accept(Ruling ruling, DeskHandoff handoff)
    {
        var ticket = ruling.Desk.Tickets[handoff.Ticket];
        if (handoff.State == HandoffState.Accepted && handoff.SettledBy is { } same && ruling.Is(same))
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(
            ruling.Caller.IsAgent && (handoff.To.Queue is { } queue
                ? Cast.Queues.MayTake(ruling.Caller, queue)
                : handoff.To.Agent == ruling.Caller.Id || ruling.Roster.ActsFor(ruling.Caller.Id, handoff.To.Agent!, ruling.Now)),
            RefusalCode.Forbidden);
        ruling.Need(handoff.State == HandoffState.Offered, RefusalCode.AlreadySettled);
        ruling.Need(handoff.State != HandoffState.Offered || handoff.ExpiresAt > ruling.Now, RefusalCode.Expired);
        if (!ruling.IsAllowed)
        {
            return;
        }

        (handoff.State, handoff.SettledBy, ticket.Open) = (HandoffState.Accepted, ruling.Caller.ActsAs(ruling.Desk.State.Id), null);
        if (handoff.Mode == TransferMode.Consult)
        {
            ticket.Consult = handoff.Number;
            return;
        }

        Take(ruling, ticket, handoff);
    }

    /// <summary>Passes the handling to the caller: whose it is from then on, who owns it, and what its owner owes from then on.</summary>
    public static void Take(Ruling ruling, DeskTicket ticket, DeskHandoff? handoff)
    {
        var (desk, now) = (ruling.Desk, ruling.Now);
        EndConsult(ruling, ticket);
        var isFirst = ticket.Owner is null;
        ticket.Owner ??= ruling.Caller.Id;
        ticket.HandledBy(ruling.Caller.ActsAs(desk.State.Id));
        var duty = handoff?.Duty is { } number ? desk.Duties[number] : null;
        var owes = isFirst ? handoff?.Within is not null : ticket.Owner != ruling.Caller.Id;
        if (!owes)
        {
            if (duty is { IsOpen: true })
            {
                duty.Settle(FollowUpState.Cancelled, ActorRef.Continuity);
            }

            return;
        }

        if (handoff is null && desk.OpenDuties(ticket.Number).Any(IsRunningCheck))
        {
            return;
        }

        if (duty is not { IsOpen: true })
        {
            duty = desk.Duties[desk.NextDuty] = new(desk.NextDuty, ticket.Number, FollowUpKind.AfterHandoff) { Responsible = ticket.Owner };
            if (handoff is not null)
            {
                handoff.Duty = duty.Number;
            }
        }

        Due(ruling, duty, now + (handoff is null ? Player.Rules.Handoffs.CheckBackWithin : Within(handoff)));
    }

    /// <summary>The handoff that asked for a check when nobody owned the ticket, and expired in the queue that it waits in; null where it is another story.</summary>
    public static DeskHandoff? LeftThere(Ruling ruling, DeskTicket ticket) =>
        ruling.Desk.State.Tickets[ticket.Number].Handoffs is [.., var last]
        && ruling.Desk.Handoffs.GetValueOrDefault(last) is { State: HandoffState.Expired, Within: not null, Duty: null } left
        && left.To.Queue == ticket.Waiting
            ? left
            : null;

    private static bool IsRunningCheck(DeskDuty duty) => duty is { Kind: FollowUpKind.AfterHandoff, IsOpen: true, State: not FollowUpState.Missed };

    // The owner owes one check: the earlier ones that were not missed go into it.
    private static void Due(Ruling ruling, DeskDuty duty, DateTimeOffset at)
    {
        duty.Due(at, ruling.Now);
        foreach (var earlier in ruling.Desk.OpenDuties(duty.Ticket).Where(one => IsRunningCheck(one) && one != duty).ToList())
        {
            earlier.Settle(FollowUpState.Cancelled, ActorRef.Continuity);
        }
    }

    public static void Decline(Ruling ruling)
    {
        var handoff = ruling.Desk.Handoffs[ruling.Command.Handoff];
        var isTarget = ruling.Caller.IsAgent && handoff.To.Agent is { } agent && (agent == ruling.Caller.Id || ruling.Roster.ActsFor(ruling.Caller.Id, agent, ruling.Now));
        if (handoff is { Mode: TransferMode.Consult, State: HandoffState.Accepted })
        {
            var consulted = handoff.SettledBy is { } by && ruling.Is(by);
            ruling.Need(consulted || isTarget || ruling.IsSupervisor, RefusalCode.Forbidden);
            Return(ruling, handoff);
            return;
        }

        ruling.Need(isTarget || ruling.IsSupervisor, RefusalCode.Forbidden);
        SettleOffer(ruling, handoff, HandoffState.Declined);
    }

    public static void Withdraw(Ruling ruling)
    {
        var handoff = ruling.Desk.Handoffs[ruling.Command.Handoff];
        var ticket = ruling.Desk.Tickets[handoff.Ticket];
        ruling.Need(ruling.Is(handoff.From) || ruling.ActsForOwner(ticket) || ruling.IsSupervisor, RefusalCode.Forbidden);
        if (handoff is { Mode: TransferMode.Consult, State: HandoffState.Accepted })
        {
            Return(ruling, handoff);
            return;
        }

        SettleOffer(ruling, handoff, HandoffState.Withdrawn);
    }

    public static void ReturnToBot(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(ruling.Caller.IsAgent && (ticket.IsHandledBy(ruling.Caller) || ruling.ActsForOwner(ticket) || ruling.IsSupervisor), RefusalCode.Forbidden);
        ruling.Need(ticket is { IsOpen: true, Owner: not null, Open: null }, RefusalCode.WrongState);
        if (ticket.IsOpen && ticket.Handler == ActorRef.Bot(Cast.Bot.Id) && !ruling.Codes.Contains(RefusalCode.Forbidden))
        {
            ruling.Repeat();
            return;
        }

        if (ruling.IsAllowed)
        {
            EndConsult(ruling, ticket, ruling.Caller.ActsAs(ruling.Desk.State.Id));
            ticket.HandledBy(ActorRef.Bot(Cast.Bot.Id));
        }
    }

    /// <summary>The offer of a ticket that is taken, resolved or closed comes to an end with it. Who handles it is another matter.</summary>
    public static void WithdrawOpen(Ruling ruling, DeskTicket ticket)
    {
        if (ticket.Open is { } open)
        {
            Ended(ruling, ruling.Desk.Handoffs[open], HandoffState.Withdrawn, ActorRef.Continuity);
        }
    }

    public static void EndConsult(Ruling ruling, DeskTicket ticket, ActorRef? by = null)
    {
        if (ticket.Consult is { } consult)
        {
            (ruling.Desk.Handoffs[consult].State, ruling.Desk.Handoffs[consult].SettledBy, ticket.Consult) = (HandoffState.Returned, by ?? ActorRef.Continuity, null);
        }
    }

    /// <summary>Lets an offer expire: one to a queue leaves the ticket there, and the check is owed all the same.</summary>
    public static void Expire(Ruling ruling, DeskHandoff handoff)
    {
        var ticket = ruling.Desk.Tickets[handoff.Ticket];
        if (handoff is not { To.Queue: { } queue, Mode: not TransferMode.Consult })
        {
            Settled(ruling, handoff, HandoffState.Expired, ActorRef.Continuity);
            return;
        }

        (handoff.State, handoff.SettledBy, ticket.Open) = (HandoffState.Expired, ActorRef.Continuity, null);
        ticket.HandledBy(null, queue);
        if (handoff.Duty is { } duty && ruling.Desk.Duties[duty].IsOpen)
        {
            Due(ruling, ruling.Desk.Duties[duty], handoff.ExpiresAt + Within(handoff));
        }
    }

    private static void Return(Ruling ruling, DeskHandoff handoff)
    {
        if (ruling.IsAllowed)
        {
            (handoff.State, handoff.SettledBy, ruling.Desk.Tickets[handoff.Ticket].Consult) = (HandoffState.Returned, ruling.Caller.ActsAs(ruling.Desk.State.Id), null);
        }
    }

    private static void SettleOffer(Ruling ruling, DeskHandoff handoff, HandoffState state)
    {
        var by = ruling.Caller.ActsAs(ruling.Desk.State.Id);
        if ((handoff.State == state || handoff.State == HandoffState.Returned) && handoff.SettledBy == by)
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(handoff.State == HandoffState.Offered, RefusalCode.AlreadySettled);
        ruling.Need(handoff.State != HandoffState.Offered || handoff.ExpiresAt > ruling.Now, RefusalCode.Expired);
        if (ruling.IsAllowed)
        {
            Settled(ruling, handoff, state, by);
        }
    }

    private static void Ended(Ruling ruling, DeskHandoff handoff, HandoffState state, ActorRef by)
    {
        (handoff.State, handoff.SettledBy, ruling.Desk.Tickets[handoff.Ticket].Open) = (state, by, null);
        if (handoff.Duty is { } duty && ruling.Desk.Duties[duty].IsOpen)
        {
            ruling.Desk.Duties[duty].Settle(FollowUpState.Cancelled, ActorRef.Continuity);
        }
    }

    /// <summary>An offer comes to nothing: it is settled, and who let go of the ticket for it does not have it, but its owner or its queue.</summary>
    public static void Settled(Ruling ruling, DeskHandoff handoff, HandoffState state, ActorRef by)
    {
        Ended(ruling, handoff, state, by);
        var ticket = ruling.Desk.Tickets[handoff.Ticket];
        if (handoff.Mode == TransferMode.Consult || (handoff.To.Agent is not null && ticket is { Owner: null, Waiting: not null }))
        {
            return;
        }

        if (handoff.From.Kind == ActorKind.Bot)
        {
            if (state == HandoffState.Withdrawn)
            {
                ticket.HandledBy(handoff.From);
            }
            else
            {
                Desk.GiveBack(ticket);
            }
        }
        else if (handoff.Mode == TransferMode.Cold)
        {
            Desk.GiveBack(ticket);
        }
    }

    private static TimeSpan Within(DeskHandoff handoff) => handoff.Within ?? Player.Rules.Handoffs.CheckBackWithin;
}
