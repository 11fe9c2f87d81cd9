namespace Continuity.Model;

/// <summary>What a command names in a home, beside what every decision knows.</summary>
public sealed record Named
{
    public IReadOnlyList<int> Tickets { get; init; } = [];

    public IReadOnlyList<int> Handoffs { get; init; } = [];

    public IReadOnlyList<int> Ownerships { get; init; } = [];

    public IReadOnlyList<int> FollowUps { get; init; } = [];

    public bool SettlesDue { get; init; }

    public static Named Of(Command command) => new()
    {
        Tickets = command.Ticket > 0 && command is { Handoff: 0, Ownership: 0, FollowUp: 0 } ? [command.Ticket] : command.Tickets,
        Handoffs = command.Handoff > 0 ? [command.Handoff] : [],
        Ownerships = command.Ownership > 0 ? [command.Ownership] : [],
        FollowUps = command.FollowUp > 0 ? [command.FollowUp] : [],
        SettlesDue = command.Act == Act.Settle,
    };
}
