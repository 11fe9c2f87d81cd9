using System.Globalization;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Privacy;
using Continuity.Redis.Recovery;
using Continuity.Redis.Staff;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Applies messages at the slots that they are for.</summary>
internal sealed class Projection(
    IRedisCalls redis,
    CommitScript script,
    Lazy<MergeSettlement> merges,
    IdentityClaims identities,
    OtherHomesChange others,
    StaffProjection staff,
    TrendProjection trends,
    EmailIndex emails,
    GuestVisits guests,
    StoreTime time)
{
    /// <summary>Far longer than a message can be on its way.</summary>
    private const long KeepVersionMs = 7L * 24 * 3600 * 1000;

    private static readonly Script Queue = Script.From("queue.lua");

    public Task ApplyAsync(OutboxMessage message, CancellationToken cancellationToken) => message switch
    {
        TicketNumbered m => redis.SetAsync(new TicketNumberKey(m.Number).Ticket, TicketText.Of(m.Ticket), cancellationToken),
        TicketQueued m => QueueAsync(m, cancellationToken),
        EmailFiled m => emails.FileAsync(m, cancellationToken),
        EntryOwed m => RecordAsync(m, cancellationToken),
        IdentityLed m => LeadAsync(m, cancellationToken),
        IdentityFreed m => identities.ReleaseAsync(m.Identity, m.Customer, cancellationToken),
        MergeOpen m => merges.Value.SettleAsync(m.Home, cancellationToken),
        HomeErased m => EraseAsync(m, cancellationToken),
        IdentityRaised m => others.ApplyAsync(m, cancellationToken),
        ConsentChanged m => others.ApplyAsync(m, cancellationToken),
        PartTaken m => staff.ApplyAsync(m, cancellationToken),
        TicketOrphaned m => staff.ApplyAsync(m, cancellationToken),
        SuggestionKept m => others.ApplyAsync(m, cancellationToken),
        SuggestionForgotten m => others.ApplyAsync(m, cancellationToken),
        GuestCame m => guests.ApplyAsync(m, cancellationToken),
        GuestErased m => guests.ApplyAsync(m, cancellationToken),
        ProblemReported m => trends.ApplyAsync(m, cancellationToken),
        _ => throw new ArgumentException($"{message.GetType()} has no projection.", nameof(message)),
    };

    private async Task LeadAsync(IdentityLed message, CancellationToken cancellationToken)
    {
        if (await identities.MakeGoodAsync(message.Identity, message.Customer, cancellationToken))
        {
            await others.GiveUpAsync(message.Customer, message.Identity, cancellationToken);
        }
    }

    private async Task EraseAsync(HomeErased message, CancellationToken cancellationToken)
    {
        await merges.Value.SettleAsync(message.Home, cancellationToken);
        await redis.SortedSetAddAsync(SystemKeys.Erasures, message.Home.Value, time.Now().ToUnixTimeMilliseconds(), cancellationToken);
    }

    // The key makes it the same commit, however often it is asked for. What arrives in a home that is erased says nothing of the person, so that it matters whether the home was when it was written.
    private async Task RecordAsync(EntryOwed message, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var fields = await redis.HashGetAsync(new CustomerKeys(message.Home).State, [CustomerFields.Version, CustomerFields.Profile], cancellationToken);
            var now = time.Now();
            var entry = message.Entry with { RecordedAt = now };
            if (!fields[1].IsNull && StoreJson.Read<CustomerProfile>((byte[])fields[1]!).Erasure is { } erasure)
            {
                entry = StoredEntry.Of(Erased.Of(entry.At(message.Home, 1).Draft, erasure), now);
            }

            var written = await script.RunAsync(
                new(message.Home, now)
                {
                    ExpectedVersion = fields[0].IsNull ? 0 : (long)fields[0],
                    Entries = [StoreJson.WriteBytes(entry)],
                    Idempotency = new(ActorRef.Continuity.Id, message.Key, message.Key),
                },
                cancellationToken);
            if (written.Outcome != WriteOutcome.Raced)
            {
                return;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    private Task<RedisResult> QueueAsync(TicketQueued message, CancellationToken cancellationToken)
    {
        var keys = new QueueKeys(message.Queue);
        var since = message.Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";
        return redis.EvaluateAsync(
            Queue, [keys.Waiting, keys.VersionOf(message.Ticket)], [message.Version, KeepVersionMs, TicketText.Of(message.Ticket), since], cancellationToken);
    }
}
