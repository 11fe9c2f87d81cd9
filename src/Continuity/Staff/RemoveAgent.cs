using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Staff;

/// <summary>
/// Decides whether an agent leaves for good. From then on their successor acts for them, in all that still names them, until it was reassigned; nobody has them as a deputy.
/// </summary>
public static class RemoveAgent
{
    /// <summary>Decides.</summary>
    /// <param name="roster">The agents.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Who leaves.</param>
    /// <param name="now">The time.</param>
    /// <returns>The agents afterwards, the same where it was decided so before; or FORBIDDEN, INVALID or WRONG_STATE.</returns>
    public static Outcome<Roster> Decide(Roster roster, Caller caller, RemoveAgentCommand command, DateTimeOffset now)
    {
        if (caller.Role != Role.Supervisor)
        {
            return Refusal.Forbidden("Supervisors may remove an agent.");
        }

        command = command with { Reason = command.Reason.Trim() };
        if (TextBound.Reason.Check(command.Reason, "input", "reason") is { } invalid)
        {
            return invalid;
        }

        if (roster.Find(command.Agent) is not { } member)
        {
            return Refusal.Invalid("input.agentId is no agent's who has ever signed in.", "input", "agentId");
        }

        if (member.LeftAt is not null)
        {
            return member.Successor == command.Successor
                ? roster
                : new Refusal(RefusalCode.WrongState, "The agent has left already, with another successor.") { Path = ["input", "agentId"] };
        }

        if (command.Agent == caller.Id)
        {
            return Refusal.Invalid("A supervisor is removed by another one.", "input", "agentId");
        }

        if (command.Successor == command.Agent || roster.Find(command.Successor) is not { LeftAt: null })
        {
            return Refusal.Invalid("input.successorId must be another agent who has signed in and has not left.", "input", "successorId");
        }

        var left = member with
        {
            Availability = Availability.Offline,
            Deputy = command.Successor,
            DeputyUntil = null,
            LeftAt = now,
            Successor = command.Successor,
            LeftReason = command.Reason,
            RemovedBy = caller.Id,
        };
        return new Roster(roster.Members.ToImmutableSortedDictionary(
            static pair => pair.Key, pair => pair.Key == command.Agent ? left : WithoutDeputy(pair.Value, left), StringComparer.Ordinal));
    }

    // Whoever left before, and whose work the leaving agent took over, is acted for by the new successor.
    private static StaffMember WithoutDeputy(StaffMember member, StaffMember left) =>
        member.Deputy != left.Id ? member
        : member.LeftAt is null ? member with { Deputy = null, DeputyUntil = null }
        : member with { Deputy = left.Successor };
}
