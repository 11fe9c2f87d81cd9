using Continuity.Callers;
using Continuity.Tickets;

namespace Continuity.Model.Rules;

/// <summary>A ticket.</summary>
internal sealed class DeskTicket(int number)
{
    public int Number => number;

    public TicketStatus Status { get; set; }

    public string? Owner { get; set; }

    public ActorRef? Handler { get; set; }

    public string? Waiting { get; set; }

    public string Queue { get; init; } = "general";

    public int? Open { get; set; }

    public int? Consult { get; set; }

    public int? Offer { get; set; }

    /// <summary>The release that was the last thing done to it.</summary>
    public TicketRelease? Released { get; init; }

    public bool IsOpen => Status == TicketStatus.Open;

    /// <summary>Gives it to somebody, or to a queue where nobody is named: its own, unless another is.</summary>
    public void HandledBy(ActorRef? handler, string? queue = null) =>
        (Handler, Waiting) = (handler, handler is null && IsOpen ? queue ?? Queue : null);

    public bool IsHandledBy(Caller caller) => Handler is { } handler && handler == caller.ActsAs(default);

    public override string ToString() =>
        $"ticket {Number} {Status}: owner {Owner ?? "-"}, handler {Handler?.Id ?? "-"}, waits in {Waiting ?? "-"}, offer {Open}, consult {Consult}, ownership {Offer}";
}
