using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Staff;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Threads;
using Continuity.Redis.Tickets;
using Continuity.Redis.Time;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Privacy;

/// <summary>
/// Erases who was kept long enough, where <see cref="PrivacyOptions.RetainFor"/> says how long that is. It goes through the ticket numbers, from the first one on, again and again: each customer with
/// a session has a ticket, so that nobody is missed, also those from before the option was set, and no index is needed. One instance at a time does a stretch.
/// </summary>
internal sealed class RetentionSweep(
    IRedisCalls redis, TicketNumbers numbers, CustomerStore customers, EntryLog log, Erasures erasures, RosterReader roster, PrivacyOptions options, StoreConnection connection, StoreTime time, ILogger<RetentionSweep> logger)
    : SweepService(Interval, connection, logger)
{
    private const int Stretch = 500;
    private const int AtOnce = 8;

    /// <summary>Among how many entries the one that happened last is looked for: what comes late is recorded late.</summary>
    private const int Newest = 50;

    /// <summary>How often a stretch is done: a million tickets are gone through in three hours.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsNeeded => options.RetainFor is not null;

    /// <summary>Does the next stretch, unless another instance does.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (options.RetainFor is not { } retainFor || !await redis.SetIfAbsentAsync(SystemKeys.RetentionTurn, 1, Interval, cancellationToken))
        {
            return;
        }

        var place = await redis.GetAsync(SystemKeys.RetentionPlace, cancellationToken);
        var from = place.IsNull ? 0 : (long)place;
        var last = await numbers.CountAsync(cancellationToken);
        var tickets = await Task.WhenAll(Enumerable.Range(0, Stretch).Select(i => from + i).Where(number => number < last)
            .Select(number => numbers.AtAsync(number, cancellationToken)));
        var homes = tickets.Where(static ticket => ticket is not null).Select(static ticket => ticket!.Value.Home).Distinct();
        await Sweep.EachAsync(homes, AtOnce, (home, token) => EraseAsync(home, retainFor, token), cancellationToken);
        await redis.SetAsync(SystemKeys.RetentionPlace, from + Stretch < last ? from + Stretch : 0, cancellationToken);
    }

    private async Task EraseAsync(CustomerId home, TimeSpan retainFor, CancellationToken cancellationToken)
    {
        var stored = await redis.HashGetAsync(new CustomerKeys(home).State, [CustomerFields.Profile], cancellationToken);
        if (stored[0].IsNull || !EraseExpired.MayBeDue(StoreJson.Read<CustomerProfile>((byte[])stored[0]!), retainFor, time.Now()))
        {
            return;
        }

        var agents = await roster.ReadAsync(cancellationToken);
        var customer = CustomerHomes.Of(await customers.SurvivorAsync(home, cancellationToken));
        var newest = await Task.WhenAll(customer.All.Select(one => log.RangeAsync(one.Id, Math.Max(1, one.LogLength - Newest), one.LogLength, cancellationToken)));
        var recordedOf = newest.SelectMany(static entries => entries).Max(static entry => (DateTimeOffset?)entry.Draft.OccurredAt) ?? DateTimeOffset.MinValue;
        var known = customer.All.ToDictionary(static one => one.Id, static one => one.LogLength);
        var done = await erasures.CommitAsync(
            home,
            (state, now) => CustomerHomes.Of(state).All.All(one => known.GetValueOrDefault(one.Id, -1) == one.LogLength)
                ? EraseExpired.Decide(state, recordedOf, retainFor, agents, now)
                : Decision.Accept(state.Id, state),
            cancellationToken);
        if (done.State.Profile.Erasure is { DoneAt: null })
        {
            await erasures.FinishAllAsync(done.State, cancellationToken);
        }
    }
}
