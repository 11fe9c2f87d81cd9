using System.Diagnostics.Metrics;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Redis.Connection;
using Continuity.Redis.Deadlines;
using Continuity.Redis.Keys;
using Continuity.Redis.Telemetry;
using Continuity.Redis.Tests.Deadlines;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Tests.Inboxes;
using Continuity.Redis.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Continuity.Redis.Tests.Telemetry;

/// <summary>What processes tell of a store that nobody else uses: the sum is what is there, however many they are.</summary>
public abstract class StoreWatchTests(StoreServer server)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoProcesses_TellTogetherWhatWaitsAndSinceWhen_AndNothingOnceItIsDone()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        using var told = new Told([.. stores.Select(static store => store.Get<StoreWatch>())]);
        await using (await RunningEngine.StartAsync(stores[0]))
        await using (await RunningEngine.StartAsync(stores[1]))
        {
            await Poll.UntilAsync(() => Task.FromResult(stores.Sum(static store => store.Get<DeadlineEngine>().Share.Count) == Partition.Count && stores.All(static store => store.Get<DeadlineEngine>().Share.Count > 0)));
            var desks = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n => await BeginAsync(new(stores[n % 2]))));

            await told.LookAsync();

            Assert.Equal(6, told["continuity.handoffs.unsettled"]);
            Assert.Equal(12, told["continuity.followups.open"]);
            Assert.Equal(6, told["continuity.followups.overdue"]);
            Assert.InRange(told["continuity.followups.most_overdue"], 60, 3600);

            await Task.WhenAll(desks.Select(EndAsync));
            await told.LookAsync();

            Assert.All(["continuity.handoffs.unsettled", "continuity.handoffs.oldest", "continuity.followups.open", "continuity.followups.most_overdue"], name => Assert.Equal(0, told[name]));
        }
    }

    [Fact]
    public async Task DeadlinesAndMessagesThatNobodySees_AreTold_WithTheAgeOfTheOldest()
    {
        // No engine and no sweep runs.
        var store = await server.OpenAsync();
        var redis = store.Get<IRedisCalls>();
        IReadOnlyList<Partition> all = [.. Enumerable.Range(0, Partition.Count).Select(static number => new Partition(number))];
        using var watch = new StoreWatch(redis, store.Get<StoreConnection>(), () => all, store.Get<StoreTime>(), NullLogger<StoreWatch>.Instance);
        using var told = new Told([watch]);
        await told.LookAsync();
        var before = (Deadlines: told["continuity.deadlines.overdue"], Messages: told["continuity.outbox.waiting"]);
        var past = (TimeProvider.System.GetUtcNow() - (5 * Minute)).ToUnixTimeMilliseconds();
        foreach (var home in PendingHomes.NewHomes(5))
        {
            await redis.SortedSetAddAsync(Partition.Of(home).Due, home.Value, past, Cancelled);
            await redis.SortedSetAddAsync(Partition.Of(home).Outbox, $"{{}} {home.Value}", past, Cancelled);
        }

        await told.LookAsync();

        Assert.Equal(5, told["continuity.deadlines.overdue"] - before.Deadlines);
        Assert.InRange(told["continuity.deadlines.oldest"], 290, 3600);
        Assert.Equal(5, told["continuity.outbox.waiting"] - before.Messages);
        Assert.InRange(told["continuity.outbox.oldest"], 290, 3600);
    }

    [Fact]
    public async Task Stopped_TellsThatNothingWaitsHere()
    {
        var store = await server.OpenAsync();
        var home = PendingHomes.NewHomes(1).Single();
        await store.Get<IRedisCalls>().SortedSetAddAsync(Partition.Of(home).Due, home.Value, (TimeProvider.System.GetUtcNow() - Minute).ToUnixTimeMilliseconds(), Cancelled);
        using var watch = new StoreWatch(store.Get<IRedisCalls>(), store.Get<StoreConnection>(), () => [Partition.Of(home)], store.Get<StoreTime>(), NullLogger<StoreWatch>.Instance);
        using var told = new Told([watch]);
        await told.LookAsync();
        Assert.InRange(told["continuity.deadlines.overdue"], 1, double.MaxValue);

        await watch.StopAsync(Cancelled);
        await told.LookAsync();

        Assert.All(["continuity.deadlines.overdue", "continuity.deadlines.oldest", "continuity.outbox.waiting"], name => Assert.Equal(0, told[name]));
    }

    private static async Task<Desk> BeginAsync(Desk desk)
    {
        await desk.OpenAsync();
        await desk.ChangeAsync((changes, now) => changes
            .With(desk.Offer(60, HandoffTarget.OfAgent(desk.Agent("ben")), now) with { Number = 1 })
            .With(desk.FollowUp(1, now) with { DueAt = now + (60 * Minute), NextAt = now + (60 * Minute) })
            .With(desk.FollowUp(2, now) with { DueAt = now - (2 * Minute), State = FollowUpState.Missed, EscalatedTo = desk.Agent("sue") })
            // It is owed only once the offer is accepted.
            .With(desk.FollowUp(3, now)));
        return desk;
    }

    private static Task EndAsync(Desk desk) => desk.ChangeAsync((changes, now) =>
    {
        var state = changes.State;
        return changes
            .With(state.Handoffs[1] with { State = HandoffState.Declined, SettledAt = now })
            .With(state.FollowUps[1] with { State = FollowUpState.Kept, SettledAt = now, NextAt = null })
            .With(state.FollowUps[2] with { State = FollowUpState.Waived, SettledAt = now })
            .With(state.FollowUps[3] with { State = FollowUpState.Cancelled, SettledAt = now });
    });

    /// <summary>Hears what several processes tell: counts are added up, and of ages the longest holds.</summary>
    private sealed class Told : IDisposable
    {
        private readonly IReadOnlyList<StoreWatch> watches;
        private readonly MeterListener listener = new();
        private readonly Dictionary<string, double> values = [];

        public Told(IReadOnlyList<StoreWatch> watches)
        {
            this.watches = watches;
            listener.InstrumentPublished = (instrument, heard) =>
            {
                if (watches.Any(watch => watch.Meter == instrument.Meter))
                {
                    heard.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => values[instrument.Name] = values.GetValueOrDefault(instrument.Name) + value);
            listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => values[instrument.Name] = Math.Max(values.GetValueOrDefault(instrument.Name), value));
            listener.Start();
        }

        public double this[string name] => values[name];

        public async Task LookAsync()
        {
            foreach (var watch in watches)
            {
                await watch.SweepAsync(Cancelled);
            }

            values.Clear();
            listener.RecordObservableInstruments();
        }

        public void Dispose() => listener.Dispose();
    }
}
