using Continuity.Staff;

namespace Continuity.Redis.Staff;

/// <summary>The roster as it stood at one moment.</summary>
/// <param name="Version">It rises with each change; 0 where there was none.</param>
/// <param name="Roster">The agents.</param>
internal sealed record RosterSnapshot(long Version, Roster Roster);
