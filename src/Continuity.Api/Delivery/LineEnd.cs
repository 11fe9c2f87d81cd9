using Continuity.Redis.Delivery;

namespace Continuity.Api.Delivery;

/// <summary>How far the deliveries of one session have come.</summary>
/// <param name="Done">What need not be sent any more.</param>
/// <param name="NextAt">When the next one may be tried; null where there is none.</param>
internal sealed record LineEnd(IReadOnlyList<QueuedEntry> Done, DateTimeOffset? NextAt);
