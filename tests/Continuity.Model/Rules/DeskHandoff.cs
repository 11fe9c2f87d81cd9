using Continuity.Callers;
using Continuity.Handoffs;

namespace Continuity.Model.Rules;

/// <summary>An offer of the handling, or a consultation.</summary>
internal sealed class DeskHandoff(int number, int ticket, ActorRef from, TransferMode mode, DateTimeOffset expiresAt)
{
    public int Number => number;

    public int Ticket => ticket;

    public ActorRef From => from;

    public TransferMode Mode => mode;

    public DateTimeOffset ExpiresAt => expiresAt;

    public HandoffTarget To { get; init; }

    public HandoffState State { get; set; }

    public string? InsteadOf { get; init; }

    /// <summary>The number of the check that it leaves to the owner.</summary>
    public int? Duty { get; set; }

    /// <summary>How long after the accept that is; null where the offer asked for none, or for the usual one.</summary>
    public TimeSpan? Within { get; init; }

    public ActorRef? SettledBy { get; set; }

    public override string ToString() =>
        $"handoff {Number} of ticket {Ticket} {Mode} {State}: {From.Id} to {To.Agent ?? To.Queue}, instead of {InsteadOf ?? "-"}, until {ExpiresAt:dd HH:mm:ss.fff}, check {Duty}, by {SettledBy?.Id ?? "-"}";
}
