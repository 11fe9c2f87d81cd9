using System.Globalization;
using System.Runtime.CompilerServices;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Threads;

namespace Continuity.Redis.Inboxes;

/// <summary>
/// Reads on in what agents and queues are told. The log is the truth; what is published is a hint to look, and a reader that hears none looks all the same, every
/// <see cref="RedisOptions.RereadEvery"/>.
/// </summary>
public sealed class EventFeed
{
    private const int PageSize = 64;
    private static readonly Script Read = Script.From("feed.lua");
    private readonly IRedisCalls redis;
    private readonly CommitRecovery recovery;
    private readonly RedisOptions options;
    private readonly TimeProvider time;

    internal EventFeed(IRedisCalls redis, CommitRecovery recovery, RedisOptions options, TimeProvider time) =>
        (this.redis, this.recovery, this.options, this.time) = (redis, recovery, options, time);

    /// <summary>Where to follow from.</summary>
    /// <param name="log">Whose.</param>
    /// <param name="after">The number of the last event that the reader has, or null for what is told from now on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>That number; the newest one's, where nothing was given or it lies ahead.</returns>
    /// <exception cref="EventsExpiredException">Events behind it are no longer kept.</exception>
    public async Task<long> BeginAsync(EventLog log, long? after, CancellationToken cancellationToken)
    {
        var (oldest, newest, _) = await PageAsync(log, long.MaxValue, cancellationToken);
        return after is null || after > newest ? newest : after >= oldest - 1 ? after.Value : throw new EventsExpiredException();
    }

    /// <summary>Gives each event behind a number, those that are there and those to come, in order, each once. It goes on until it is cancelled; while the store is away it waits.</summary>
    /// <param name="log">Whose.</param>
    /// <param name="after">The number of the last event that the reader has.</param>
    /// <param name="cancellationToken">Ends the feed.</param>
    /// <exception cref="EventsExpiredException">
    /// The reader has come so late that events it does not have are no longer kept; or the log has lost events that it has, as by a failover, and their numbers are given again.
    /// </exception>
    public async IAsyncEnumerable<ToldEvent> FollowAsync(EventLog log, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bell = new Bell(time);
        using var hints = redis.Listen(log.Hint, bell.Ring);
        while (true)
        {
            var found = await LookAsync(log, after, cancellationToken);
            foreach (var one in found)
            {
                yield return one;
                after = one.Number;
            }

            if (found.Count < PageSize)
            {
                await bell.WaitAsync(options.RereadEvery, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<ToldEvent>> LookAsync(EventLog log, long after, CancellationToken cancellationToken)
    {
        using var unhurried = StoreBudget.None();
        try
        {
            var (oldest, newest, events) = await PageAsync(log, after, cancellationToken);
            return after >= oldest - 1 && after <= newest ? events : throw new EventsExpiredException();
        }
        catch (StoreUnavailableException)
        {
            return [];
        }
    }

    private async Task<(long Oldest, long Newest, IReadOnlyList<ToldEvent> Events)> PageAsync(EventLog log, long after, CancellationToken cancellationToken)
    {
        // Garnet shows what a kill may still undo, and others might then take its numbers; its answer to a write comes when all before is safe.
        var found = (StackExchange.Redis.RedisResult[])(await redis.EvaluateAsync(
            Read, [log.Events], [after.ToString(CultureInfo.InvariantCulture), PageSize, recovery.IsNeeded ? 1 : 0], cancellationToken))!;
        var events = new List<ToldEvent>();
        for (var i = 2; i < found.Length; i += 2)
        {
            var (home, told) = EventText.Read((string)found[i]!);
            events.Add(new(
                Number(found[i + 1]),
                told.Kind,
                new(home, told.Ticket),
                told.Handoff is { } handoff ? new(home, handoff) : null,
                told.FollowUp is { } followUp ? new(home, followUp) : null,
                told.OwnershipOffer is { } offer ? new(home, offer) : null)
            {
                Entry = told.Entry is { } entry ? new(home, entry) : null,
            });
        }

        return (Number(found[0]), Number(found[1]), events);
    }

    private static long Number(StackExchange.Redis.RedisResult text) => (long)double.Parse((string)text!, CultureInfo.InvariantCulture);
}
