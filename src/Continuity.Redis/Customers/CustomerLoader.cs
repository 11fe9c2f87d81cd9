using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Customers;

/// <summary>Calls <c>load.lua</c>: all that a decision needs in one round trip.</summary>
internal sealed class CustomerLoader(IRedisCalls redis, CommitRecovery recovery)
{
    private static readonly Script Source = Script.Reading("read.lua", "load.lua");

    /// <summary>The fields of tickets and sessions by number.</summary>
    public static IReadOnlyList<RedisValue> Fields(IEnumerable<int> tickets, IEnumerable<int> sessions) =>
        [.. tickets.Select(static t => (RedisValue)CustomerFields.Ticket(t)), .. sessions.Select(static s => (RedisValue)CustomerFields.Session(s))];

    /// <summary>The fields that a command names.</summary>
    public static IReadOnlyList<RedisValue> Fields(CommitRequest request) =>
    [
        .. Fields(request.Tickets, request.Sessions),
        .. request.Recoveries.Select(static r => (RedisValue)CustomerFields.Recovery(r)),
        .. request.Handoffs.Select(static h => (RedisValue)CustomerFields.Handoff(h)),
        .. request.OwnershipOffers.Select(static o => (RedisValue)CustomerFields.OwnershipOffer(o)),
        .. request.FollowUps.Select(static f => (RedisValue)CustomerFields.FollowUp(f)),
        .. request.Briefs.Select(static b => (RedisValue)CustomerFields.Brief(b)),
        .. request.ProblemReports.Select(static r => (RedisValue)CustomerFields.ProblemReport(r)),
        .. request.Deliveries.Select(static d => (RedisValue)CustomerFields.Delivery(d)),
        .. request.Entries.Select(static e => (RedisValue)CustomerFields.Entry(e)),
        .. request.OpenSessions ? [(RedisValue)CustomerFields.Open] : Array.Empty<RedisValue>(),
    ];

    /// <summary>Reads a customer, redirected or not, and the first answer to an idempotency key, or null.</summary>
    public async Task<(LoadedCustomer Customer, FirstAnswer? First)> LoadAsync(
        CustomerId id, IReadOnlyList<RedisValue> fields, Idempotency? idempotency, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(id);
        RedisKey[] names = idempotency is null
            ? [keys.State, keys.Log]
            : [keys.State, keys.Log, keys.Partition.FirstAnswer(KeyDigest.Of(idempotency.Caller, idempotency.Key))];
        while (true)
        {
            var reply = (RedisResult[])(await redis.EvaluateAsync(Source, names, [.. fields], cancellationToken))!;
            if (!reply[1].IsNull)
            {
                var first = (string)reply[0]!;
                return (CustomerReader.Read(id, reply[1]), first.Length > 0 ? FirstAnswer.Read(first) : null);
            }

            await recovery.FinishAsync(id, cancellationToken);
        }
    }
}
