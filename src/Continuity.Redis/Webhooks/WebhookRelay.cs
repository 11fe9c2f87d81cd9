using System.Collections.Concurrent;
using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using Continuity.Threads;
using Continuity.Webhooks;
using StackExchange.Redis;

namespace Continuity.Redis.Webhooks;

/// <summary>
/// Puts what was recorded into the queues of the endpoints that want it, each home's in order. The log is read from where this was left; a commit leaves in its home how far that was, and a
/// mark in the outbox, until all was put there. Several may do the same at once, or again after a crash, which comes to the same.
/// </summary>
internal sealed class WebhookRelay(
    IRedisCalls redis, EntryLog log, RecordReader records, WebhookQueue queue, CommitRecovery recovery, KnownWebhooks webhooks, StoreTime time, OutboxLog trouble)
{
    private const int Batch = 100;
    private const int AtOnce = 8;
    private const int MostWaiting = 10_000;
    private static readonly Script Hooked = Script.From("hooked.lua");
    private readonly CommitQueue lines = new();
    private readonly ConcurrentQueue<CustomerId> ahead = new();
    private readonly ConcurrentDictionary<CustomerId, bool> waiting = new();
    private int working;

    /// <summary>The home that a member of an outbox says has something for webhooks; null where it is something else.</summary>
    public static CustomerId? MarkedBy(RedisValue member) =>
        (string)member! is [WebhookSubscriptions.MarkPrefix, ..] text ? new CustomerId(text[1..]) : null;

    /// <summary>Whether webhooks are told of entries, so that a commit leaves a mark.</summary>
    public bool HearsOf(IReadOnlyList<RedisValue> entries) => entries.Count > 0 && webhooks.IsAny;

    /// <summary>Relays what was just committed, in the background. Where there is too much of it, or it fails, the sweep of the outboxes does it.</summary>
    public void Begin(CustomerId home, IReadOnlyList<RedisValue> entries)
    {
        if (HearsOf(entries) && waiting.Count < MostWaiting && waiting.TryAdd(home, true))
        {
            ahead.Enqueue(home);
            Work();
        }
    }

    /// <summary>Relays all that a home has.</summary>
    /// <exception cref="StoreUnavailableException">Some could not be relayed, and is relayed later.</exception>
    public async Task RelayAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(home);
        using var turn = await lines.EnterAsync(home, cancellationToken);
        for (var isMore = true; isMore;)
        {
            var place = (await redis.HashGetAsync(keys.State, [CustomerFields.Hooked], cancellationToken))[0];
            var from = place.IsNull ? 0 : (int)place;
            var entries = place.IsNull ? [] : await log.LinesAsync(home, from + 1, from + Batch, cancellationToken);
            // Read after the entries: who recorded one of them had told of its endpoints before.
            await QueueAsync(home, [.. entries.Select(static line => line.Entry)], entries.Count == 0 ? [] : await webhooks.ReadAsync(cancellationToken), cancellationToken);
            isMore = await AdvanceAsync(keys, place.IsNull ? "" : place, from + entries.Count, cancellationToken);
        }
    }

    private void Work()
    {
        if (Interlocked.Increment(ref working) <= AtOnce)
        {
            _ = WorkAsync();
        }
        else
        {
            Interlocked.Decrement(ref working);
        }
    }

    private async Task WorkAsync()
    {
        while (ahead.TryDequeue(out var home))
        {
            // Taken out first: what is committed from now on is relayed anew.
            waiting.TryRemove(home, out _);
            try
            {
                await RelayAsync(home, CancellationToken.None);
            }
            catch (Exception fault)
            {
                trouble.Left(1, Partition.Of(home).Number, fault);
            }
        }

        Interlocked.Decrement(ref working);
        if (!ahead.IsEmpty)
        {
            Work();
        }
    }

    private async Task QueueAsync(CustomerId home, IReadOnlyList<Entry> entries, IReadOnlyList<WebhookSubscription> subscriptions, CancellationToken cancellationToken)
    {
        // Not left for later: what has no name now stays without one, and would hold up all that the home records after it.
        if (subscriptions.Count > 0 && entries.Count(static entry => EventType.Of(entry.Draft.Content) is null) is > 0 and var nameless)
        {
            trouble.Nameless(nameless);
        }

        var wanted = entries.Where(entry => subscriptions.Any(one => one.Wants(entry.Draft))).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var numbers = wanted.Where(static entry => entry.Draft.Ticket is null).Select(static entry => entry.Draft.Session).OfType<int>().Distinct().ToList();
        var sessions = (await records.SessionsAsync(home, numbers, cancellationToken)).ToDictionary(static session => session.Number);
        var now = time.Now();
        await Task.WhenAll(subscriptions.GroupBy(static one => one.Name).Select(of => queue.AddAsync(
            of.Key,
            home,
            [
                .. wanted.Where(entry => of.Any(one => one.Wants(entry.Draft))).Select(entry => new WebhookEvent(
                    entry.Id, EventType.Of(entry.Draft.Content)!, entry.RecordedAt, entry.Draft.Channel, entry.Draft.Visibility)
                {
                    Session = entry.Draft.Session,
                    Ticket = entry.Draft.Ticket ?? (entry.Draft.Session is { } number && sessions.TryGetValue(number, out var session) ? session.Ticket : null),
                    QueuedAt = now,
                }),
            ],
            cancellationToken)));
    }

    private async Task<bool> AdvanceAsync(CustomerKeys keys, RedisValue from, int to, CancellationToken cancellationToken)
    {
        var said = (string)(await redis.EvaluateAsync(
            Hooked,
            [keys.State, keys.Log, keys.Partition.Outbox],
            [from, to.ToString(CultureInfo.InvariantCulture), $"{WebhookSubscriptions.MarkPrefix}{keys.Id.Value}"],
            cancellationToken))!;
        if (said == "unfinished")
        {
            await recovery.FinishAsync(keys.Id, cancellationToken);
        }

        return said != "done";
    }
}
