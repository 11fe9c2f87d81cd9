using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.Handoffs;

namespace Continuity.Model.Rules;

/// <summary>What happens when its time has come.</summary>
internal static class DueRules
{
    public static void Settle(Ruling ruling)
    {
        while (Next(ruling) is { } step)
        {
            step();
        }
    }

    private static Action? Next(Ruling ruling)
    {
        var desk = ruling.Desk;
        var steps = desk.Handoffs.Values.Where(static one => one.State == HandoffState.Offered).Select(one => (At: one.ExpiresAt, Do: (Action)(() => HandoffRules.Expire(ruling, one))))
            .Concat(desk.Offers.Values.Where(static one => one.State == HandoffState.Offered).Select(one => (
                At: one.ExpiresAt, Do: (Action)(() => OwnershipRules.Settle(one, desk.Tickets[one.Ticket], HandoffState.Expired, ActorRef.Continuity)))))
            .Concat(desk.Duties.Values.Where(static one => one is { IsOpen: true, NextAt: not null }).Select(one => (At: one.NextAt!.Value, Do: (Action)(() => Advance(ruling, one)))));
        var (at, act) = steps.OrderBy(static step => step.At).FirstOrDefault();
        return act is not null && at <= ruling.Now ? act : null;
    }

    private static void Advance(Ruling ruling, DeskDuty duty)
    {
        switch (duty.State)
        {
            case FollowUpState.Pending when duty is { IsReminded: false } && duty.NextAt < duty.DueAt:
                (duty.IsReminded, duty.NextAt) = (true, DeskDuty.Next(duty.DueAt, ruling.Now));
                break;
            case FollowUpState.Pending:
                (duty.State, duty.NextAt) = (FollowUpState.Due, DeskDuty.Next(duty.NextAt!.Value + Player.Rules.FollowUps.Grace, ruling.Now));
                break;
            default:
                duty.State = FollowUpState.Missed;
                duty.EscalatedTo = ruling.Roster.EscalationFor(duty.Responsible, ruling.Now);
                duty.NextAt = duty.EscalatedTo is null ? ruling.Now + Player.Rules.FollowUps.EscalateAgainAfter : null;
                break;
        }
    }
}
