using Continuity.Callers;
using Continuity.FollowUps;

namespace Continuity.Model.Rules;

/// <summary>Something owed to the customer.</summary>
internal sealed class DeskDuty(int number, int ticket, FollowUpKind kind)
{
    public int Number => number;

    public int Ticket => ticket;

    public FollowUpKind Kind => kind;

    public FollowUpState State { get; set; }

    public string Responsible { get; set; } = "";

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? NextAt { get; set; }

    public bool IsReminded { get; set; }

    public string? EscalatedTo { get; set; }

    public ActorRef? SettledBy { get; set; }

    public int Moves { get; set; }

    public bool IsOpen => State is FollowUpState.Pending or FollowUpState.Due or FollowUpState.Missed;

    /// <summary>Sets when it is due, and when it is to be looked at next: 15 minutes before, unless that is over.</summary>
    public void Due(DateTimeOffset at, DateTimeOffset now)
    {
        var reminder = at - Player.Rules.FollowUps.RemindBefore;
        (DueAt, NextAt, IsReminded) = (at, reminder > now ? reminder : at, reminder <= now);
    }

    public void Settle(FollowUpState state, ActorRef by) => (State, SettledBy, NextAt) = (state, by, null);

    public override string ToString() =>
        $"{Kind} {Number} of ticket {Ticket} {State}: {Responsible}, due {DueAt:dd HH:mm:ss.fff}, next {NextAt:dd HH:mm:ss.fff}, reminded {IsReminded}, escalated to {EscalatedTo ?? "-"}, by {SettledBy?.Id ?? "-"}, moved {Moves}";
}
