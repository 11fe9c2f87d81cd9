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

    /// <summary>Whether it waits for an offer to be accepted, and is not owed before.</summary>
    public bool WaitsForOffer => State == FollowUpState.Pending && NextAt is null;

    /// <summary>Whether it can be kept or waived, and keeps its ticket from being closed.</summary>
    public bool IsOwed => IsOpen && !WaitsForOffer;

    /// <summary>Sets when it is due, and when it is to be looked at next: 15 minutes before, unless that is over; nothing is set less than 5 seconds ahead.</summary>
    public void Due(DateTimeOffset at, DateTimeOffset now)
    {
        var (reminder, least) = (at - Player.Rules.FollowUps.RemindBefore, now + LeastAhead);
        (State, DueAt, IsReminded, NextAt) = (FollowUpState.Pending, at, reminder < least, Later(reminder < least ? at : reminder, least));
    }

    /// <summary>When a step is taken that is to come at a time: at once where that has come, else not sooner than may be set.</summary>
    public static DateTimeOffset Next(DateTimeOffset at, DateTimeOffset now) => at <= now ? at : Later(at, now + LeastAhead);

    public static TimeSpan LeastAhead => TimeSpan.FromSeconds(5);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    public void Settle(FollowUpState state, ActorRef by) => (State, SettledBy, NextAt) = (state, by, null);

    public override string ToString() =>
        $"{Kind} {Number} of ticket {Ticket} {State}: {Responsible}, due {DueAt:dd HH:mm:ss.fff}, next {NextAt:dd HH:mm:ss.fff}, reminded {IsReminded}, escalated to {EscalatedTo ?? "-"}, by {SettledBy?.Id ?? "-"}, moved {Moves}";
}
