using Continuity.Staff;

namespace Continuity.Redis.Staff;

/// <summary>The roster as it stood at one moment.</summary>
/// <param name="Version">How often it had been changed.</param>
/// <param name="Roster">The agents.</param>
internal sealed record RosterSnapshot(long Version, Roster Roster);
