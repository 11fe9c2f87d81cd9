using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Staff;

/// <summary>Decides on what an agent says of themselves: whether they can be given work, and who acts for them where not. Nobody's deputies ever lead back to them.</summary>
public static class SetAvailability
{
    /// <summary>Decides.</summary>
    /// <param name="roster">The agents, the caller among them.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What they say.</param>
    /// <param name="now">The time.</param>
    /// <returns>The agents afterwards, the same where nothing is new; or FORBIDDEN or INVALID.</returns>
    public static Outcome<Roster> Decide(Roster roster, Caller caller, SetAvailabilityCommand command, DateTimeOffset now)
    {
        if (!caller.IsAgent || roster.Find(caller.Id) is not { LeftAt: null } member)
        {
            return Refusal.Forbidden("Agents may say whether they are available, each of themselves.");
        }

        // A later end makes a deputy act again whose time was over: that too may close a circle.
        var deputy = command.Deputy.Or(member.Deputy);
        if (deputy is not null && (command.Deputy.IsGiven ? "deputyId" : command.DeputyUntil.IsGiven ? "deputyUntil" : null) is { } field
            && RefuseDeputy(roster, caller.Id, deputy, now, field) is { } refusal)
        {
            return refusal;
        }

        if (command.DeputyUntil is { IsGiven: true, IsClear: false, Value: var end } && (deputy is null || end <= now))
        {
            return Refusal.Invalid(
                deputy is null ? "deputyUntil needs a deputy, and none is named." : "deputyUntil must be ahead.", "input", "deputyUntil");
        }

        var said = member with { Availability = command.Availability, Deputy = deputy, DeputyUntil = deputy is null ? null : Until(member, command, now) };
        return said == member ? roster : roster.With(said);
    }

    // A time that is over was another deputy's: who is named now would otherwise never act.
    private static DateTimeOffset? Until(StaffMember member, SetAvailabilityCommand command, DateTimeOffset now) =>
        command.DeputyUntil.IsGiven ? command.DeputyUntil.IsClear ? null : command.DeputyUntil.Value
        : command.Deputy.IsGiven && member.DeputyUntil <= now ? null
        : member.DeputyUntil;

    private static Refusal? RefuseDeputy(Roster roster, string agent, string deputy, DateTimeOffset now, string field)
    {
        return deputy == agent ? Invalid("An agent is not their own deputy.")
            : roster.Find(deputy) is not { } member ? Invalid("input.deputyId is no agent's who has ever signed in.")
            : member.LeftAt is not null ? Invalid("The deputy has left.")
            : roster.LeadsTo(deputy, agent, now) ? Invalid("The deputies would go round in a circle: this one's lead back to you.")
            : null;

        Refusal Invalid(string message) => Refusal.Invalid(message, "input", field);
    }
}
