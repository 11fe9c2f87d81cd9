using Continuity.Callers;

namespace Continuity.Staff;

/// <summary>One agent or supervisor as the others need to know them.</summary>
/// <param name="Id">The subject of their token.</param>
/// <param name="Role">Agent or supervisor.</param>
public sealed record StaffMember(string Id, Role Role)
{
    /// <summary>Their name, as their token gave it last; the id where it had none.</summary>
    public string Name { get; init; } = Id;

    /// <summary>Their teams.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Whether they can be given work now.</summary>
    public Availability Availability { get; init; }

    /// <summary>Who acts for them while they are not available, by the subject of the token; null for nobody.</summary>
    public string? Deputy { get; init; }

    /// <summary>Until when the deputy does, or null for as long as they are named.</summary>
    public DateTimeOffset? DeputyUntil { get; init; }

    /// <summary>When they left for good, or null while they are here.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Who took over what they owned when they left, or null.</summary>
    public string? Successor { get; init; }

    /// <summary>Why they left, or null.</summary>
    public string? LeftReason { get; init; }

    /// <summary>The supervisor who removed them, by the subject of the token, or null.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>When all that they answered for was found to be reassigned, or null.</summary>
    public DateTimeOffset? ReassignedAt { get; init; }

    /// <summary>The deputy who is named and still counts, or null.</summary>
    /// <param name="now">The time.</param>
    public string? DeputyAt(DateTimeOffset now) => DeputyUntil is { } until && until <= now ? null : Deputy;
}
