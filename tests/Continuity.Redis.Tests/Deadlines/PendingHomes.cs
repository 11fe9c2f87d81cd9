using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Deadlines;

/// <summary>Many homes, in each of which one thing falls due, spread evenly over a time: in every other one a follow-up, in the rest an offer expires.</summary>
/// <param name="services">The store.</param>
/// <param name="homes">The homes, in the order of time.</param>
/// <param name="from">When the first falls due.</param>
/// <param name="spread">How long after it the last does.</param>
internal sealed class PendingHomes(IServiceProvider services, IReadOnlyList<CustomerId> homes, DateTimeOffset from, TimeSpan spread)
{
    private const int AtOnce = 64;
    private const int Agents = 500;
    private const int Page = 10_000;
    private readonly HashSet<string> names = [.. homes.Select(static home => home.Value)];

    /// <summary>When the last falls due.</summary>
    public DateTimeOffset Last => from + spread;

    /// <summary>Makes the ids of new customers, who are spread over all partitions.</summary>
    public static IReadOnlyList<CustomerId> NewHomes(int count) => [.. Enumerable.Range(0, count).Select(static _ => CustomerId.New(DateTimeOffset.UnixEpoch.AddYears(56)))];

    /// <summary>Writes them by the store's own script, without what a ticket's opening tells elsewhere.</summary>
    public Task WriteAsync()
    {
        var script = services.GetRequiredService<CommitScript>();
        return Parallel.ForAsync(0, homes.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellationToken) =>
        {
            var before = new LoadedCustomer(new CustomerState(homes[i]), "", []);
            var now = from - TimeSpan.FromHours(1);
            var (fields, after) = StateChanges.Between(before, i % 2 == 0 ? FollowUp(before.State, i, now) : Offer(before.State, i, now), now);
            await script.RunAsync(new(homes[i], now) { ExpectedVersion = 0, Fields = fields, Due = new(At(i)) }, cancellationToken);
        });
    }

    /// <summary>How many of them still have something to fall due, no later than the last of them.</summary>
    public async Task<long> LeftAsync()
    {
        var redis = services.GetRequiredService<IRedisCalls>();
        var until = Last.ToUnixTimeMilliseconds();
        var found = await Task.WhenAll(Enumerable.Range(0, Partition.Count).Select(number =>
            redis.SortedSetRangeByScoreAsync(new Partition(number).Due, double.NegativeInfinity, until, 0, Page, CancellationToken.None)));
        return found.Sum(one => one.LongCount(home => names.Contains((string)home.Element!)));
    }

    /// <summary>Looks at every home.</summary>
    /// <returns>When each was settled, in the order in which they were due.</returns>
    /// <exception cref="InvalidOperationException">One was not settled, or more than once.</exception>
    public async Task<IReadOnlyList<(DateTimeOffset DueAt, DateTimeOffset SettledAt)>> CheckAsync()
    {
        var (loader, log) = (services.GetRequiredService<CustomerLoader>(), services.GetRequiredService<EntryLog>());
        var settled = new (DateTimeOffset, DateTimeOffset)[homes.Count];
        await Parallel.ForAsync(0, homes.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellationToken) =>
        {
            var (home, _) = await loader.LoadAsync(homes[i], [CustomerFields.FollowUp(1), CustomerFields.Handoff(1)], null, cancellationToken);
            var entries = await log.RangeAsync(homes[i], 1, 100, cancellationToken);
            var expected = i % 2 == 0 ? Activity.FollowUpDue : Activity.HandoffExpired;
            var isSettled = i % 2 == 0 ? home.State.FollowUps[1].State == FollowUpState.Due : home.State.Handoffs[1].State == HandoffState.Expired;
            if (!isSettled || home.State.Version != 2 || entries is not [{ Draft.Content: ActivityContent told } entry] || told.Activity != expected)
            {
                throw new InvalidOperationException(
                    $"Home {i}: {(isSettled ? "settled" : "not settled")}, version {home.State.Version}, {entries.Count} entries.");
            }

            settled[i] = (At(i), entry.RecordedAt);
        });
        return settled;
    }

    private DateTimeOffset At(int place) => DateTimeOffset.FromUnixTimeMilliseconds((from + (spread * place / Math.Max(1, homes.Count - 1))).ToUnixTimeMilliseconds());

    private static string Agent(int place) => $"agent-{place % Agents}";

    private static Ticket Ticket(int place, DateTimeOffset now) =>
        new(1, $"T-{place}", "A matter", now, Channel.Chat) { Owner = Agent(place), Handler = ActorRef.Agent(Agent(place)) };

    private CustomerState FollowUp(CustomerState state, int place, DateTimeOffset now)
    {
        var followUp = new FollowUp(1, 1, FollowUpKind.Promise, "We call you.", Agent(place), At(place), now, ActorRef.Agent(Agent(place)))
        {
            NextAt = At(place),
            SoonTold = true,
        };
        return state with
        {
            Profile = state.Profile with { TicketCount = 1, FollowUpCount = 1 },
            Tickets = state.Tickets.Add(1, Ticket(place, now) with { FollowUps = [1] }),
            FollowUps = state.FollowUps.Add(1, followUp),
        };
    }

    private CustomerState Offer(CustomerState state, int place, DateTimeOffset now)
    {
        var offer = new Handoff(
            1, 1, ActorRef.Agent(Agent(place)), HandoffTarget.OfAgent(Agent(place + 1)), TransferMode.Warm, "They know it.", "All is said.", now, At(place)) { Responsible = Agent(place) };
        return state with
        {
            Profile = state.Profile with { TicketCount = 1, HandoffCount = 1 },
            Tickets = state.Tickets.Add(1, Ticket(place, now) with { Handoffs = [1], OpenHandoff = 1 }),
            Handoffs = state.Handoffs.Add(1, offer),
        };
    }
}
