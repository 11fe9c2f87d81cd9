namespace Continuity.Staff;

/// <summary>Whether an agent can be given work now.</summary>
public enum Availability
{
    /// <summary>They are there. So is an agent who never said anything of it.</summary>
    Available,

    /// <summary>They are away for a while.</summary>
    Away,

    /// <summary>They are not at work.</summary>
    Offline,
}
