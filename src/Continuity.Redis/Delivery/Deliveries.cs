using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Projections;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Delivery;

/// <summary>Reads deliveries with what they need to be sent, and commits what becomes of them. Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.</summary>
public sealed class Deliveries
{
    private readonly CustomerHomesReader homes;
    private readonly CustomerStore store;
    private readonly IRedisCalls redis;
    private readonly StoreTime time;
    private readonly EmailIndex emails;

    internal Deliveries(CustomerHomesReader homes, CustomerStore store, IRedisCalls redis, StoreTime time, EmailIndex emails) =>
        (this.homes, this.store, this.redis, this.time, this.emails) = (homes, store, redis, time, emails);

    /// <summary>Takes the right to send for a home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="length">How long it lasts unless it is renewed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lease; null where somebody else has it.</returns>
    public Task<SenderLease?> TryTakeAsync(CustomerId home, TimeSpan length, CancellationToken cancellationToken) =>
        SenderLease.TryTakeAsync(redis, time, home, length, cancellationToken);

    /// <summary>Reads one with all that is needed to send it: one round trip, where nothing was merged.</summary>
    /// <param name="home">The home.</param>
    /// <param name="queued">What is to be sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where there is no such delivery.</returns>
    public async Task<DeliveryMatter?> FindAsync(CustomerId home, QueuedEntry queued, CancellationToken cancellationToken)
    {
        var state = await homes.LoadAsync(home, Fields(queued.Sequence, queued.Line, null), cancellationToken);
        if (!state.Deliveries.TryGetValue(queued.Sequence, out var delivery) || !state.Entries.TryGetValue(queued.Sequence, out var entry))
        {
            return null;
        }

        if (delivery.FollowUp is not null || delivery.Session != queued.Line)
        {
            state = await homes.LoadAsync(home, Fields(queued.Sequence, delivery.Session, delivery.FollowUp), cancellationToken);
        }

        return state.Deliveries.TryGetValue(queued.Sequence, out delivery) && state.Entries.TryGetValue(queued.Sequence, out entry)
            ? new(new(home, queued.Sequence), delivery, entry, state)
            : null;
    }

    /// <summary>Commits what came of asking a gateway.</summary>
    /// <param name="matter">What was to be sent.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="rules">How long gateways are waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The delivery as it is by now; null where there is none any more.</returns>
    public async Task<EntryDelivery?> SettleAsync(DeliveryMatter matter, DeliveryResult result, DeliveryRules rules, CancellationToken cancellationToken)
    {
        var (id, delivery) = (matter.Id, matter.Delivery);
        return await CommitAsync(id, delivery.Session, (state, now) => SettleDelivery.Decide(state, id.Sequence, result, rules, now), cancellationToken);
    }

    /// <summary>Files an e-mail that is about to leave, whether the relay has come to it or not: what answers it, or says that it could not be delivered, can come at once.</summary>
    /// <param name="matter">What is to be sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task FileAsync(DeliveryMatter matter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return matter.Entry.Draft.Redaction is not null
            ? Task.CompletedTask
            : Task.WhenAll(EntryMessages.Emails(matter.Id.Home, matter.Entry.Draft).Select(email => emails.FileAsync(email, cancellationToken)));
    }

    /// <summary>Commits what a channel's system says later.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="by">The channel whose system says it.</param>
    /// <param name="told">SENT, DELIVERED or FAILED.</param>
    /// <param name="code">The provider's code for what went wrong, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The delivery as it is by now; null where there is none that was ever that channel's.</returns>
    public async Task<EntryDelivery?> ReceiveAsync(EntryId id, Channel by, DeliveryState told, string? code, CancellationToken cancellationToken)
    {
        // Which session it has, and with it which ticket, the delivery says.
        var state = await homes.LoadAsync(id.Home, [CustomerFields.Delivery(id.Sequence)], cancellationToken);
        return state.Deliveries.TryGetValue(id.Sequence, out var delivery)
            ? await CommitAsync(id, delivery.Session, (at, now) => RecordReceipt.Decide(at, id.Sequence, by, told, code, now), cancellationToken)
            : null;
    }

    private async Task<EntryDelivery?> CommitAsync(
        EntryId id, int? session, Func<CustomerState, DateTimeOffset, Decision<EntryDelivery>> decide, CancellationToken cancellationToken)
    {
        var request = new CommitRequest(id.Home)
        {
            Sessions = session is { } number ? [number] : [],
            Deliveries = [id.Sequence],
            Entries = [id.Sequence],

            // What becomes of a delivery is not of the person: it is noted of one who was erased too.
            Erases = true,
        };
        var before = default(EntryDelivery);
        var done = await store.CommitAsync(
            request,
            (state, now) =>
            {
                before = state.Deliveries.GetValueOrDefault(id.Sequence);
                return decide(state, now);
            },
            null,
            cancellationToken);
        if (done is { IsAccepted: true, Value: { } after } && before is not null)
        {
            DeliveryTelemetry.Changed(before, after);
        }

        return done.Value;
    }

    private static List<RedisValue> Fields(int sequence, int? session, int? followUp) =>
    [
        CustomerFields.Delivery(sequence),
        CustomerFields.Entry(sequence),
        .. session is { } number ? [(RedisValue)CustomerFields.Session(number)] : Array.Empty<RedisValue>(),
        .. followUp is { } promised ? [(RedisValue)CustomerFields.FollowUp(promised)] : Array.Empty<RedisValue>(),
    ];
}
