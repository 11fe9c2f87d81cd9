using Continuity.GraphQL;
using Continuity.Staff;

namespace Continuity.Api.Staff;

/// <summary>You say whether you can be given work, and who acts for you while not. A field left out stays as it is; null clears it.</summary>
/// <param name="Availability">Whether you can be given work now.</param>
/// <param name="DeputyId">The agent who acts for you while you are away: not you, and nobody whose own deputies lead back to you.</param>
/// <param name="DeputyUntil">Until when; it must be ahead. Null: as long as the deputy is named.</param>
internal sealed record SetAvailabilityInput(
    Availability Availability,
    [ID] Optional<string> DeputyId,
    Optional<DateTimeOffset?> DeputyUntil);
