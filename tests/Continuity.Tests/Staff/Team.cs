using Continuity.Callers;
using Continuity.Staff;

namespace Continuity.Tests.Staff;

/// <summary>The agents of the story as the roster has them.</summary>
internal static class Team
{
    public static StaffMember Ana => new("ana", Role.Agent) { Name = "Ana", Teams = ["billing"] };

    public static StaffMember Ben => new("ben", Role.Agent) { Name = "Ben" };

    public static StaffMember Cleo => new("cleo", Role.Agent) { Name = "Cleo" };

    public static StaffMember Dan => new("dan", Role.Agent) { Name = "Dan" };

    public static StaffMember Sue => new("sue", Role.Supervisor) { Name = "Sue" };

    public static StaffMember Tom => new("tom", Role.Supervisor) { Name = "Tom" };

    /// <summary>Everybody, all available.</summary>
    public static Roster All => Of(Ana, Ben, Cleo, Dan, Sue, Tom);

    public static Roster Of(params StaffMember[] members) => members.Aggregate(Roster.Empty, static (roster, member) => roster.With(member));
}
