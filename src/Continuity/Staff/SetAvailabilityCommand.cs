using Continuity.Decisions;

namespace Continuity.Staff;

/// <summary>An agent says whether they can be given work, and who acts for them where not. What is left out stays as it is.</summary>
/// <param name="Availability">Whether they can be given work now.</param>
public sealed record SetAvailabilityCommand(Availability Availability)
{
    /// <summary>Who acts for them while they are not available, by the subject of the token.</summary>
    public Change<string> Deputy { get; init; }

    /// <summary>Until when the deputy does; cleared, for as long as they are named.</summary>
    public Change<DateTimeOffset> DeputyUntil { get; init; }
}
