using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Delivery;

/// <summary>
/// What homes have to send: written by the commit that ordered it, taken out once the delivery says that it was. So it may hold what has left already, never lack what has not.
/// </summary>
public sealed class SendingQueue
{
    /// <summary>How long a partition is looked at after it was announced, where nothing is found.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(1);

    private const char Separator = ' ';
    private const int Page = 5_000;
    private const int HomesAtOnce = 256;
    private const int PartitionsAtOnce = 16;
    private const int InTurn = 4;
    private static readonly Script Settle = Script.From("settle_sending.lua");
    private static readonly Script Forget = Script.From("forget.lua");
    private readonly IRedisCalls redis;
    private readonly StoreTime time;
    private int next;

    internal SendingQueue(IRedisCalls redis, StoreTime time) => (this.redis, this.time) = (redis, time);

    /// <summary>What a home has to send, in the order in which it was recorded.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>At most 5,000, the earliest.</returns>
    public async Task<IReadOnlyList<QueuedEntry>> ReadAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var members = await redis.SortedSetRangeByScoreAsync(new SendingKeys(home).Queue, double.NegativeInfinity, double.PositiveInfinity, 0, Page, cancellationToken);
        return [.. members.Select(static member => Read((string)member.Element!))];
    }

    /// <summary>Takes out what need not be sent any more, and says when to look next.</summary>
    /// <param name="home">The home.</param>
    /// <param name="done">What need not be sent.</param>
    /// <param name="last">The highest sequence that was seen: where there is a higher one by now, it is looked at as that one's commit said.</param>
    /// <param name="nextAt">When to look next.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SettleAsync(CustomerId home, IEnumerable<QueuedEntry> done, int last, DateTimeOffset nextAt, CancellationToken cancellationToken)
    {
        var keys = new SendingKeys(home);
        return redis.EvaluateAsync(
            Settle,
            [keys.Queue, keys.Homes],
            [home.Value, nextAt.ToUnixTimeMilliseconds(), last, .. done.Select(static one => (RedisValue)Text(one))],
            cancellationToken);
    }

    /// <summary>The homes that are to be looked at by now, in the partitions that were announced and a few others in turn.</summary>
    /// <param name="found">Called with each home; one that can't be reached holds up no other.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task LookAsync(Action<CustomerId> found, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var announced = await redis.SortedSetRangeByScoreAsync(SystemKeys.Senders, double.NegativeInfinity, double.PositiveInfinity, 0, Partition.Count, cancellationToken);
        var inTurn = Enumerable.Range(next, InTurn).Select(static number => new SortedSetEntry(number % Partition.Count, double.PositiveInfinity)).ToList();
        next = (next + InTurn) % Partition.Count;
        await Sweep.EachAsync([.. inTurn, .. announced], PartitionsAtOnce, (partition, token) => LookAsync(partition, found, now, token), cancellationToken);
    }

    internal static string LineOf(int? line) => line?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private async Task LookAsync(SortedSetEntry announced, Action<CustomerId> found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var partition = new Partition((int)announced.Element);
        var homes = await redis.SortedSetRangeByScoreAsync(partition.Sending, double.NegativeInfinity, now.ToUnixTimeMilliseconds(), 0, HomesAtOnce, cancellationToken);
        foreach (var home in homes)
        {
            found(new((string)home.Element!));
        }

        if (homes.Length == 0 && announced.Score < (now - ForgetAfter).ToUnixTimeMilliseconds()
            && await redis.SortedSetLengthAsync(partition.Sending, cancellationToken) == 0)
        {
            await redis.EvaluateAsync(Forget, [SystemKeys.Senders], [announced.Element, announced.Score], cancellationToken);
        }
    }

    private static string Text(QueuedEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence}{Separator}{LineOf(entry.Line)}");

    private static QueuedEntry Read(string member)
    {
        var parts = member.Split(Separator);
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1] == "-" ? null : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
