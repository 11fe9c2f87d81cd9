using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Tells agents and queues.</summary>
internal sealed class TellingProjection(IRedisCalls redis)
{
    /// <summary>How many events of an inbox or a queue are kept, the newest.</summary>
    public const int MostEvents = 10_000;

    /// <summary>Far longer than anything can be on its way.</summary>
    private const long KeepOrderMs = 7L * 24 * 3600 * 1000;

    private static readonly Script Inbox = Script.From("events.lua", "inbox.lua");
    private static readonly Script Queue = Script.From("events.lua", "queue_changed.lua");

    /// <summary>Tells one of them.</summary>
    /// <param name="telling">What.</param>
    /// <param name="order">Its place among all that the home tells.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ApplyAsync(Telling telling, long order, CancellationToken cancellationToken) => telling switch
    {
        InboxChanged m => InboxAsync(m, order, cancellationToken),
        QueueChanged m => QueueAsync(m, order, cancellationToken),
        _ => throw new ArgumentException($"{telling.GetType()} has no projection.", nameof(telling)),
    };

    private Task<RedisResult> InboxAsync(InboxChanged message, long order, CancellationToken cancellationToken)
    {
        var keys = new InboxKeys(message.Agent);
        List<RedisKey> all = [keys.Events, keys.OrderOf(message.Home)];
        List<RedisValue> arguments = [order, KeepOrderMs, keys.Hint, MostEvents, message.Lists.Count];
        var places = new Dictionary<InboxList, int>();
        foreach (var change in message.Lists)
        {
            if (places.TryAdd(change.List, all.Count + 1))
            {
                all.Add(keys.List(change.List));
            }

            arguments.AddRange([places[change.List], NumberText.Of(message.Home, change.Number), change.Score?.ToString(CultureInfo.InvariantCulture) ?? ""]);
        }

        arguments.AddRange(message.Events.Select((told, i) => (RedisValue)EventText.Of(message.Home, order, i, told)));
        return redis.EvaluateAsync(Inbox, [.. all], [.. arguments], cancellationToken);
    }

    private Task<RedisResult> QueueAsync(QueueChanged message, long order, CancellationToken cancellationToken)
    {
        var keys = new QueueKeys(message.Queue);
        var since = message.Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
        return redis.EvaluateAsync(
            Queue,
            [keys.Waiting, keys.VersionOf(message.Ticket), keys.Events],
            [
                message.Version, KeepOrderMs, TicketText.Of(message.Ticket), since, keys.Hint, MostEvents,
                EventText.Of(message.Ticket.Home, order, message.Ticket.Number, message.Event),
            ],
            cancellationToken);
    }
}
