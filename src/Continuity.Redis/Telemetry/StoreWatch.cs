using System.Diagnostics.Metrics;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Continuity.Redis.Telemetry;

/// <summary>
/// Counts what waits in this process's share of the partitions, so that the sum over all processes is what waits in the store. Nothing is read while nobody listens.
/// </summary>
internal sealed class StoreWatch : SweepService
{
    /// <summary>How often it counts.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>How long a count is told; then the store could not be asked for a while, and nothing is told rather than what was.</summary>
    private static readonly TimeSpan ToldFor = 3 * Interval;

    private const int PartitionsACall = 64;
    private static readonly Script Source = Script.Reading("watch.lua");
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly IRedisCalls redis;
    private readonly StoreConnection connection;
    private readonly Func<IReadOnlyList<Partition>> share;
    private readonly StoreTime time;
    private volatile Counted? last;
    private volatile bool isStopped;

    public StoreWatch(IRedisCalls redis, StoreConnection connection, Func<IReadOnlyList<Partition>> share, StoreTime time, ILogger<StoreWatch> log)
        : base(Interval, connection, log)
    {
        (this.redis, this.connection, this.share, this.time) = (redis, connection, share, time);
        instruments =
        [
            Count("continuity.handoffs.unsettled", "{offer}", "Offers of tickets and of ownership that nobody has settled.", static one => one.Offers),
            Age("continuity.handoffs.oldest", "How long the oldest offer waits that nobody has settled.", static one => one.OldestOffer),
            Count("continuity.followups.open", "{follow_up}", "Follow-ups that are owed.", static one => one.Duties),
            Count("continuity.followups.overdue", "{follow_up}", "Follow-ups that are owed and should have been done by now.", static one => one.OverdueDuties),
            Age("continuity.followups.most_overdue", "By how long the follow-up is overdue that is so most.", static one => one.MostOverdue),
            Count("continuity.deadlines.overdue", "{home}", "Homes in which a deadline has passed that was not settled yet.", static one => one.Deadlines),
            Age("continuity.deadlines.oldest", "How long ago the first deadline has passed that was not settled yet.", static one => one.OldestDeadline),
            Count("continuity.outbox.waiting", "{message}", "Messages that must still leave their partition.", static one => one.Messages),
            Age("continuity.outbox.oldest", "How long the oldest message waits that must still leave its partition.", static one => one.OldestMessage),
        ];
    }

    /// <summary>Its metrics: beside the others of the store, so that they end with it.</summary>
    internal Meter Meter { get; } = new(StoreTelemetry.Name);

    /// <summary>Counts once.</summary>
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!instruments.Any(static one => one.Enabled))
        {
            return;
        }

        // Told as of now also where it takes long: the ages are of now.
        var (now, counted) = (time.Now(), Backlog.None);
        foreach (var call in share().Chunk(connection.IsCluster ? 1 : PartitionsACall))
        {
            RedisKey[] keys = [.. call.SelectMany(static one => new RedisKey[] { one.Offers, one.Duties, one.Due, one.Outbox })];
            counted = counted.And(Backlog.Read(await redis.EvaluateAsync(Source, keys, [now.ToUnixTimeMilliseconds()], cancellationToken), now));
        }

        last = new(counted, time.GetTimestamp());
    }

    /// <summary>From here on nothing waits here: others take the share, and what was told last would else count beside what they tell.</summary>
    /// <param name="cancellationToken">Ends the waiting for a count that is being made.</param>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        isStopped = true;
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Meter.Dispose();
        base.Dispose();
    }

    private ObservableGauge<long> Count(string name, string unit, string description, Func<Backlog, long> read) =>
        Meter.CreateObservableGauge(name, () => Told().Select(read).Select(static value => new Measurement<long>(value)), unit, description);

    private ObservableGauge<double> Age(string name, string description, Func<Backlog, TimeSpan> read) =>
        Meter.CreateObservableGauge(name, () => Told().Select(read).Select(static value => new Measurement<double>(value.TotalSeconds)), "s", description);

    private IEnumerable<Backlog> Told() => isStopped ? [Backlog.None] : last is { } counted && time.GetElapsedTime(counted.At) <= ToldFor ? [counted.What] : [];

    private sealed record Counted(Backlog What, long At);
}
