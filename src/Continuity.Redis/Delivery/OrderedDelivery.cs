using StackExchange.Redis;

namespace Continuity.Redis.Delivery;

/// <summary>A delivery as a commit writes it; its sequence is known only then.</summary>
/// <param name="Place">The place of its entry, from 1 among the commit's entries.</param>
/// <param name="Line">The number of the session whose turn it waits for, or '-'.</param>
/// <param name="Record">The delivery, as it is stored.</param>
internal sealed record OrderedDelivery(int Place, RedisValue Line, RedisValue Record);
