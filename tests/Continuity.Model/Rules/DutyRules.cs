using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Tickets;

namespace Continuity.Model.Rules;

/// <summary>What is owed to the customer.</summary>
internal static class DutyRules
{
    public static void Promise(Ruling ruling)
    {
        var (desk, command, ticket) = (ruling.Desk, ruling.Command, ruling.Desk.Tickets[ruling.Command.Ticket]);
        ruling.Need(ruling.Caller.IsAgent && (ruling.ActsForOwner(ticket) || ticket.IsHandledBy(ruling.Caller) || ruling.IsSupervisor), RefusalCode.Forbidden);
        ruling.Need(ticket.Owner is not null && ticket.Status != TicketStatus.Closed, RefusalCode.WrongState);
        ruling.Need(command.Kind is not (FollowUpKind.AfterHandoff or FollowUpKind.AfterResolution), RefusalCode.Invalid);
        NeedTime(ruling);
        ruling.Need(command.Kind != FollowUpKind.ProgressUpdate || desk.OpenDuties(ticket.Number).All(static duty => duty.Kind != FollowUpKind.ProgressUpdate), RefusalCode.WrongState);
        ruling.Need(command.Kind != FollowUpKind.ProgressUpdate || ticket.IsOpen, RefusalCode.WrongState);
        ruling.Need(command.Kind != FollowUpKind.CheckIn, RefusalCode.ConsentMissing);
        if (desk.State.FollowUps.Values.Any(one => one.IsOpen && one.Ticket == ticket.Number && one.Kind == command.Kind && one.Promise == Command.Promise && one.DueAt == command.DueAt && one.Channel == command.Channel && ruling.Is(one.PromisedBy)) && !ruling.Codes.Contains(RefusalCode.Forbidden))
        {
            ruling.Repeat();
            return;
        }

        if (ruling.IsAllowed)
        {
            Add(ruling, ticket, command.Kind, command.DueAt);
        }
    }

    public static void Keep(Ruling ruling)
    {
        var (duty, ticket) = Named(ruling);
        if (IsRepeat(ruling, duty, FollowUpState.Kept))
        {
            return;
        }

        ruling.Need(MaySeeTo(ruling, duty, ticket), RefusalCode.Forbidden);
        ruling.Need(duty.IsOwed, RefusalCode.WrongState);
        if (!ruling.IsAllowed)
        {
            return;
        }

        duty.Settle(FollowUpState.Kept, ruling.Caller.ActsAs(ruling.Desk.State.Id));
        if (duty.Kind == FollowUpKind.ProgressUpdate && ticket.IsOpen)
        {
            Add(ruling, ticket, FollowUpKind.ProgressUpdate, ruling.Now + Player.Rules.FollowUps.ProgressEvery);
        }
    }

    public static void Reschedule(Ruling ruling)
    {
        var (duty, ticket) = Named(ruling);
        if (duty.IsOpen && ruling.Desk.State.FollowUps[duty.Number] is { Reschedules: [.., var last] } && last.To == ruling.Command.DueAt && ruling.Is(last.By))
        {
            ruling.Repeat();
            return;
        }

        var asCustomer = ruling.Caller.Role == Role.Customer && duty.Kind == FollowUpKind.Callback;
        ruling.Need(asCustomer || MaySeeTo(ruling, duty, ticket), RefusalCode.Forbidden);
        ruling.Need(asCustomer ? duty.IsOwed : duty is { IsOwed: true, State: FollowUpState.Pending } && duty.DueAt > ruling.Now, RefusalCode.WrongState);
        NeedTime(ruling);
        ruling.Need(ruling.Command.DueAt != duty.DueAt, RefusalCode.Invalid);
        ruling.Need(duty.Kind != FollowUpKind.CheckIn, RefusalCode.ConsentMissing);
        if (ruling.IsAllowed)
        {
            duty.EscalatedTo = null;
            duty.Moves++;
            duty.Due(ruling.Command.DueAt, ruling.Now);
        }
    }

    public static void Waive(Ruling ruling)
    {
        var (duty, ticket) = Named(ruling);
        if (IsRepeat(ruling, duty, FollowUpState.Waived))
        {
            return;
        }

        ruling.Need(ruling.IsOwner(ticket) || ruling.IsSupervisor, RefusalCode.Forbidden);
        ruling.Need(duty.IsOwed, RefusalCode.WrongState);
        if (ruling.IsAllowed)
        {
            duty.Settle(FollowUpState.Waived, ruling.Caller.ActsAs(ruling.Desk.State.Id));
        }
    }

    /// <summary>The check that a resolution leaves.</summary>
    public static void CheckResolution(Ruling ruling, DeskTicket ticket)
    {
        var asked = ruling.Command.CheckAfter;
        var owed = ruling.Desk.OpenDuties(ticket.Number).ToList();
        TimeSpan? after = asked.IsClear ? null
            : asked.IsGiven ? asked.Value
            : owed.Any(static duty => duty is { Kind: FollowUpKind.AfterHandoff, IsOwed: true }) ? null
            : Player.Rules.FollowUps.AfterResolution;
        if (after is not { } span || ticket.Owner is null)
        {
            return;
        }

        foreach (var earlier in owed.Where(static duty => duty is { Kind: FollowUpKind.AfterResolution, State: not FollowUpState.Missed }))
        {
            earlier.Settle(FollowUpState.Cancelled, ActorRef.Continuity);
        }

        Add(ruling, ticket, FollowUpKind.AfterResolution, ruling.Now + span);
    }

    private static void Add(Ruling ruling, DeskTicket ticket, FollowUpKind kind, DateTimeOffset dueAt)
    {
        // One command adds two only where each has a number of its own.
        var number = Math.Max(ruling.Desk.NextDuty, ruling.Desk.Duties.Keys.DefaultIfEmpty().Max() + 1);
        var duty = new DeskDuty(number, ticket.Number, kind) { Responsible = ticket.Owner! };
        duty.Due(dueAt, ruling.Now);
        ruling.Desk.Duties[number] = duty;
    }

    // Who works on the ticket does not answer the owner's question whether they did.
    private static bool MaySeeTo(Ruling ruling, DeskDuty duty, DeskTicket ticket) =>
        ruling.Caller.IsAgent
        && (ruling.ActsForOwner(ticket) || duty.EscalatedTo == ruling.Caller.Id || ruling.IsSupervisor
            || (ticket.IsHandledBy(ruling.Caller) && duty.Kind != FollowUpKind.AfterHandoff));

    private static (DeskDuty Duty, DeskTicket Ticket) Named(Ruling ruling)
    {
        var duty = ruling.Desk.Duties[ruling.Command.FollowUp];
        return (duty, ruling.Desk.Tickets[duty.Ticket]);
    }

    private static bool IsRepeat(Ruling ruling, DeskDuty duty, FollowUpState state)
    {
        if (duty.State != state || duty.SettledBy is not { } by || !ruling.Is(by))
        {
            return false;
        }

        ruling.Repeat();
        return true;
    }

    private static void NeedTime(Ruling ruling)
    {
        var ahead = ruling.Command.DueAt - ruling.Now;
        ruling.Need(ahead >= TimeSpan.FromMinutes(1) && ahead <= TimeSpan.FromDays(366), RefusalCode.Invalid);
    }
}
