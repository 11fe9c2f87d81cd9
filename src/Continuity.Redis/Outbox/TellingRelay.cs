using System.Globalization;
using System.Text;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using StackExchange.Redis;

namespace Continuity.Redis.Outbox;

/// <summary>
/// Tells agents and queues of a home's commits, in their order. What is to be told lies in a set of the home, and is taken out of it once it was told; so whoever tells of a commit
/// looks first whether anything earlier lies there still, left by a process that is slower or has died, and tells of that before. It may be told twice; those who are told
/// pass over what is no later than the last they heard from that home, so that no earlier commit may come after a later one: of two for the same receiver, the
/// later waits for the earlier.
/// </summary>
internal sealed class TellingRelay(IRedisCalls redis, TellingProjection projection)
{
    private const char MarkPrefix = '#';
    private const byte EndOfOrder = (byte)' ';
    private const int Batch = 500;
    private static readonly Script Told = Script.From("told.lua");
    private readonly CommitQueue lines = new();

    /// <summary>The home that a member of an outbox says has something to tell; null where it is something else.</summary>
    public static CustomerId? MarkedBy(RedisValue member) =>
        (string)member! is [MarkPrefix, ..] text ? new CustomerId(text[1..]) : null;

    /// <summary>Tells of a commit, and of what came before it.</summary>
    /// <param name="home">The home.</param>
    /// <param name="tellings">What the commit tells.</param>
    /// <param name="written">How it was written.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RelayAsync(CustomerId home, IReadOnlyList<RedisValue> tellings, WriteReply written, CancellationToken cancellationToken)
    {
        if (written.HasOlder)
        {
            await RelayAllAsync(home, cancellationToken);
            return;
        }

        var order = written.Order.ToString(CultureInfo.InvariantCulture);
        await RelayAsync(home, [.. tellings.Select(told => (RedisValue)(byte[])[.. Encoding.ASCII.GetBytes(order), EndOfOrder, .. (byte[])told!])], cancellationToken);
    }

    /// <summary>Tells all that a home has to tell.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">Some could not be told, and stays.</exception>
    public async Task RelayAllAsync(CustomerId home, CancellationToken cancellationToken)
    {
        // One after the other: those who come later find it done.
        using var turn = await lines.EnterAsync(home, cancellationToken);
        int found;
        do
        {
            var waiting = await redis.SortedSetRangeByScoreAsync(
                Partition.Of(home).Telling(home), double.NegativeInfinity, double.PositiveInfinity, 0, Batch, cancellationToken);
            found = waiting.Length;
            await RelayAsync(home, [.. waiting.Select(static w => w.Element)], cancellationToken);
        }
        while (found == Batch);
    }

    /// <summary>Tells each receiver in order; one that can't be told holds up no other.</summary>
    private async Task RelayAsync(CustomerId home, IReadOnlyList<RedisValue> members, CancellationToken cancellationToken)
    {
        var told = await Task.WhenAll(members
            .Select(static member => (Member: member, Read: Read(member)))
            .GroupBy(static one => one.Read.Telling.Destination)
            .Select(async ofOne =>
            {
                var done = new List<RedisValue>();
                try
                {
                    foreach (var (member, (order, telling)) in ofOne)
                    {
                        await projection.ApplyAsync(telling, order, cancellationToken);
                        done.Add(member);
                    }
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    return (Done: done, Fault: (Exception?)fault);
                }

                return (Done: done, Fault: (Exception?)null);
            }));
        var partition = Partition.Of(home);
        await redis.EvaluateAsync(
            Told, [partition.Telling(home), partition.Outbox], [$"{MarkPrefix}{home.Value}", .. told.SelectMany(static one => one.Done)], cancellationToken);
        if (told.FirstOrDefault(static one => one.Fault is not null).Fault is { } first)
        {
            throw new StoreUnavailableException("An agent or a queue could not be told of what happened.", first);
        }
    }

    private static (long Order, Telling Telling) Read(RedisValue member)
    {
        var bytes = ((byte[])member!).AsSpan();
        var end = bytes.IndexOf(EndOfOrder);
        return (long.Parse(bytes[..end], CultureInfo.InvariantCulture), StoreJson.Read<Telling>(bytes[(end + 1)..]));
    }
}
