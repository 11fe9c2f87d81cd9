using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Connection;
using Continuity.Redis.Ingest;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Privacy;

/// <summary>
/// Parts of a home's calls that still wait to be recorded, with their numbers and words. That a call's name leads to its session stays, under a digest: whatever comes later finds that nothing is
/// recorded of it any more, rather than beginning a session anew.
/// </summary>
internal sealed class ErasedIngest(IRedisCalls redis, IngestPlaces places) : IErasedPlace
{
    private const int Step = 100;

    /// <inheritdoc/>
    public async Task EraseAsync(CustomerId home, CancellationToken cancellationToken)
    {
        // As they are kept: what is read otherwise has lost by now what the telephone system calls them.
        var state = new CustomerKeys(home).State;
        var profile = (await redis.HashGetAsync(state, [CustomerFields.Profile], cancellationToken))[0];
        var count = profile.IsNull ? 0 : StoreJson.Read<CustomerProfile>((byte[])profile!).SessionCount;
        foreach (var step in Enumerable.Range(1, count).Chunk(Step))
        {
            var stored = await redis.HashGetAsync(state, [.. step.Select(static number => (RedisValue)CustomerFields.Session(number))], cancellationToken);
            foreach (var session in stored.Where(static value => !value.IsNull).Select(static value => StoredField.Read<Session>((byte[])value!, out _)))
            {
                if (session is { Channel: Channel.Phone, StartedBy: { Kind: ActorKind.System, Id: var source }, ExternalRef: { } call })
                {
                    await places.ForgetAsync(source, IngestPlaces.OfCall(call), cancellationToken);
                }
            }
        }
    }
}
