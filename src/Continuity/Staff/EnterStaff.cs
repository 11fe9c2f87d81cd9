using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Staff;

/// <summary>Enters an agent who signs in, or what their token says anew. What they said of themselves stays.</summary>
public static class EnterStaff
{
    /// <summary>Decides.</summary>
    /// <param name="roster">The agents.</param>
    /// <param name="entry">Who signs in: an agent or a supervisor.</param>
    /// <param name="now">The time.</param>
    /// <returns>The agents afterwards; the same where nothing is new.</returns>
    public static Outcome<Roster> Decide(Roster roster, DirectoryEntry entry, DateTimeOffset now)
    {
        var member = roster.Find(entry.Id) ?? new(entry.Id, entry.Role);
        var entered = member with { Role = entry.Role, Name = entry.Name, Teams = member.Teams.SequenceEqual(entry.Teams) ? member.Teams : entry.Teams };
        return entered == roster.Find(entry.Id) ? roster : roster.With(entered);
    }
}
