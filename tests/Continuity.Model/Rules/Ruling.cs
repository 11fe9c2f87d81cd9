using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Model.Rules;

/// <summary>What the design says of a command: by which codes it may be refused, and what the home comes to where there is none.</summary>
internal sealed class Ruling(Told told)
{
    private readonly HashSet<RefusalCode> codes = [];

    public Command Command => told.Command;

    public Caller Caller => told.Command.Caller;

    public Roster Roster => told.Roster;

    public DateTimeOffset Now => told.Now;

    public Desk Desk { get; } = Desk.Of(told.Seen);

    public IReadOnlySet<RefusalCode> Codes => codes;

    /// <summary>Whether nothing stands against it.</summary>
    public bool IsAllowed => codes.Count == 0;

    /// <summary>The same caller has done it before: it is accepted, and nothing changes.</summary>
    public bool IsRepeat { get; private set; }

    public void Need(bool holds, RefusalCode otherwise)
    {
        if (!holds)
        {
            codes.Add(otherwise);
        }
    }

    public void Repeat()
    {
        codes.Clear();
        IsRepeat = true;
    }

    public bool IsOwner(DeskTicket ticket) => Caller.IsAgent && ticket.Owner == Caller.Id;

    /// <summary>Whether the caller owns the ticket, or is the deputy of an owner who is away.</summary>
    public bool ActsForOwner(DeskTicket ticket) => IsOwner(ticket) || (Caller.IsAgent && ticket.Owner is { } owner && Roster.ActsFor(Caller.Id, owner, Now));

    public bool IsSupervisor => Caller.Role == Role.Supervisor;

    public bool Is(ActorRef actor) => actor == Caller.ActsAs(Desk.State.Id);
}
