using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Applies messages at the slots that they are for.</summary>
internal sealed class Projection(IRedisCalls redis, Lazy<MergeSettlement> merges, IdentityClaims identities, OtherHomesChange others)
{
    /// <summary>Far longer than a message can be on its way.</summary>
    private const long KeepVersionMs = 7L * 24 * 3600 * 1000;

    private static readonly Script Queue = Script.From("queue.lua");

    public Task ApplyAsync(OutboxMessage message, CancellationToken cancellationToken) => message switch
    {
        TicketNumbered m => redis.SetAsync(new TicketNumberKey(m.Number).Ticket, TicketText.Of(m.Ticket), cancellationToken),
        TicketQueued m => QueueAsync(m, cancellationToken),
        IdentityLed m => identities.MakeGoodAsync(m.Identity, m.Customer, cancellationToken),
        IdentityFreed m => identities.ReleaseAsync(m.Identity, m.Customer, cancellationToken),
        MergeOpen m => merges.Value.SettleAsync(m.Home, cancellationToken),
        IdentityRaised m => others.ApplyAsync(m, cancellationToken),
        SuggestionKept m => others.ApplyAsync(m, cancellationToken),
        _ => throw new ArgumentException($"{message.GetType()} has no projection.", nameof(message)),
    };

    private Task<RedisResult> QueueAsync(TicketQueued message, CancellationToken cancellationToken)
    {
        var keys = new QueueKeys(message.Queue);
        var since = message.Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
        return redis.EvaluateAsync(
            Queue, [keys.Waiting, keys.VersionOf(message.Ticket)], [message.Version, KeepVersionMs, TicketText.Of(message.Ticket), since], cancellationToken);
    }
}
