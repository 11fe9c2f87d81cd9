using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Model.Rules;

/// <summary>Compares what came of a command with what the design says: a second account of the rules, written from the design and not from the code.</summary>
public static class Rulebook
{
    /// <summary>Compares.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Check(Told told)
    {
        if (told.Refusal is { Code: RefusalCode.NotFound } && !IsSeen(told))
        {
            return null;
        }

        var ruling = new Ruling(told);
        Apply(ruling);
        if (!ruling.IsAllowed)
        {
            return told.IsAccepted ? $"It was accepted; the rules refuse it: {string.Join(" or ", ruling.Codes)}."
                : ruling.Codes.Contains(told.Refusal!.Code) ? null
                : $"It was refused as {told.Refusal.Code} ({told.Refusal.Message}); the rules refuse it as {string.Join(" or ", ruling.Codes)}.";
        }

        if (!told.IsAccepted)
        {
            return $"It was refused as {told.Refusal!.Code} ({told.Refusal.Message}); the rules allow it.";
        }

        return Differ(ruling.IsRepeat ? Desk.Of(told.Seen) : ruling.Desk, Desk.Of(told.After)) is var (said, came)
            ? $"The rules say{said}\nand it came to{came}"
            : null;
    }

    /// <summary>Compares what two states both know.</summary>
    /// <returns>Where they differ, or null.</returns>
    public static string? Differ(CustomerState one, CustomerState other) =>
        Differ(Desk.Of(one), Desk.Of(other), onlyShared: true) is var (was, comes) ? $"It was{was}\nand is{comes}" : null;

    /// <summary>A home as the rules speak of it, a line for each ticket, handoff, offer of ownership and follow-up.</summary>
    public static IReadOnlyList<string> Describe(CustomerState state) => [.. Desk.Of(state).Lines().Values];

    private static (string One, string Other)? Differ(Desk one, Desk other, bool onlyShared = false)
    {
        var (first, second) = (one.Lines(), other.Lines());
        var keys = (onlyShared ? first.Keys.Intersect(second.Keys) : first.Keys.Union(second.Keys)).Where(key => first.GetValueOrDefault(key) != second.GetValueOrDefault(key)).ToList();
        return keys.Count == 0 ? null : (Lines(keys.Select(first.GetValueOrDefault)), Lines(keys.Select(second.GetValueOrDefault)));
    }

    private static string Lines(IEnumerable<string?> lines) => string.Concat(lines.Select(static line => $"\n    {line ?? "nothing"}"));

    /// <summary>Whether the caller may know of what the command is about.</summary>
    private static bool IsSeen(Told told) => told.Command.Caller.IsAgent
        || (told.Command is { Handoff: 0, Ownership: 0, FollowUp: 0 }
            && told.Seen.Tickets.TryGetValue(told.Command.Ticket, out var ticket) && ThreadAccess.Of(told.Command.Caller, told.Seen).Sees(told.Seen.Id, ticket));

    private static void Apply(Ruling ruling)
    {
        Action<Ruling> rule = ruling.Command.Act switch
        {
            Act.StartSession => TicketRules.StartSession,
            Act.Open => TicketRules.Open,
            Act.Claim => TicketRules.Claim,
            Act.Release => TicketRules.Release,
            Act.Resolve => TicketRules.Resolve,
            Act.Reopen => TicketRules.Reopen,
            Act.Close => TicketRules.Close,
            Act.Offer => HandoffRules.Offer,
            Act.Accept => HandoffRules.Accept,
            Act.Decline => HandoffRules.Decline,
            Act.Withdraw => HandoffRules.Withdraw,
            Act.ReturnToBot => HandoffRules.ReturnToBot,
            Act.OfferOwnership => OwnershipRules.Offer,
            Act.AcceptOwnership => OwnershipRules.Accept,
            Act.DeclineOwnership => OwnershipRules.Decline,
            Act.Promise => DutyRules.Promise,
            Act.Keep => DutyRules.Keep,
            Act.Reschedule => DutyRules.Reschedule,
            Act.Waive => DutyRules.Waive,
            Act.Reassign => LeavingRules.Reassign,
            Act.Settle => DueRules.Settle,
            _ => throw new InvalidOperationException($"There is no rule for {ruling.Command.Act}."),
        };
        rule(ruling);
    }
}
