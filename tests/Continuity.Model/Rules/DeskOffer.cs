using Continuity.Callers;
using Continuity.Handoffs;

namespace Continuity.Model.Rules;

/// <summary>An offer of the ownership.</summary>
internal sealed class DeskOffer(int number, int ticket, string from, string to, ActorRef by, DateTimeOffset expiresAt)
{
    public int Number => number;

    public int Ticket => ticket;

    public string From => from;

    public string To => to;

    public ActorRef By => by;

    public DateTimeOffset ExpiresAt => expiresAt;

    public HandoffState State { get; set; }

    public ActorRef? SettledBy { get; set; }

    public override string ToString() => $"ownership offer {Number} of ticket {Ticket} {State}: {From} to {To}, until {ExpiresAt:dd HH:mm:ss.fff}, by {SettledBy?.Id ?? "-"}";
}
