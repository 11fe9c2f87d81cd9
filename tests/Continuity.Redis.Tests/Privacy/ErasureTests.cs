using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Time;
using Continuity.Staff;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Privacy;

public abstract class ErasureTests(StoreServer server)
{
    private const int MostSuggestions = 20;
    private static readonly Caller Sue = new(Role.Supervisor, "sue");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EraseAsync_LongCustomerOfTwoHomes_LeavesNoTextAndEachEntryInItsPlace()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 730, Cancelled);
        var before = await store.Log.RangeAsync(customer.Merged, 1, 2000, Cancelled);
        Assert.Contains(await customer.StoredAsync(store, Cancelled), static text => text.Contains(ErasedCustomer.Word, StringComparison.Ordinal));

        var erased = await store.Get<Erasures>().EraseAsync(customer.Merged, Sue, new("Asked for.", true), Cancelled);

        Assert.Equal(customer.Survivor, erased.Value);
        await Poll.UntilAsync(() => customer.IsDoneAsync(store, Cancelled));
        var after = await store.Log.RangeAsync(customer.Merged, 1, 2000, Cancelled);
        Assert.DoesNotContain(await customer.StoredAsync(store, Cancelled), static text => text.Contains(ErasedCustomer.Word, StringComparison.Ordinal));
        Assert.Equal(before.Select(static entry => (entry.Id, entry.RecordedAt, entry.Draft.Author, entry.Draft.Session)), after.Take(before.Count).Select(static entry => (entry.Id, entry.RecordedAt, entry.Draft.Author, entry.Draft.Session)));
        Assert.All(after, static entry => Assert.NotNull(entry.Draft.Redaction));
    }

    [Fact]
    public async Task CommitAsync_OfAnybodyElse_ChangesNothingThatIsErased()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        await store.Customers.AppendAsync<string>(new(new SessionId(customer.Merged, 1)), static (state, now) => Sample.Say(state, 1, "remembered", now), null, Cancelled);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        var changed = await store.Customers.CommitAsync(new CommitRequest(customer.Survivor), static (state, now) => Sample.Prefer(state, "tea", now), null, Cancelled);
        var appended = await store.Customers.AppendAsync<string>(
            new(new SessionId(customer.Merged, 1)), static (state, now) => Decision.Accept("", state, Sample.Text("late", 1, now)), null, Cancelled);
        var unchanged = await store.Customers.CommitAsync(new CommitRequest(customer.Survivor), static (state, _) => Decision.Accept(1, state), null, Cancelled);

        Assert.Equal((WhileErased.Refused, WhileErased.Refused, null), (changed.Refusal, appended.Refusal, unchanged.Refusal));
    }

    [Fact]
    public async Task EraseAsync_WhileMessagesCome_AcknowledgesNoneThatIsLeft()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var customer = await ErasedCustomer.MakeAsync(stores[0], 1, Cancelled);
        var saying = Enumerable.Range(0, 200).Select(i => Task.Run(() => stores[i % 2].Customers.AppendAsync<string>(
            new(new SessionId(i % 3 == 0 ? customer.Survivor : customer.Merged, 1)), (state, now) => Sample.Say(state, 1, $"{ErasedCustomer.Word} {i}", now), null, Cancelled))).ToList();
        var erasing = stores[1].Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        await Task.WhenAll([.. saying, erasing]);

        await Poll.UntilAsync(() => customer.IsDoneAsync(stores[0], Cancelled));
        Assert.DoesNotContain(await customer.StoredAsync(stores[0], Cancelled), static text => text.Contains(ErasedCustomer.Word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClaimAsync_IdentityOfWhoIsErased_LeadsToSomebodyNew()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        var anew = Sample.NewCustomer();

        Assert.Equal(anew, await store.Identities.ClaimAsync(customer.Other, anew, Cancelled));
    }

    [Fact]
    public async Task SweepAsync_CustomersWhoWereKeptLongEnough_AreErasedAndNobodyElse()
    {
        var retained = TimeSpan.FromDays(30);
        var store = await server.OpenAsync(null, services => services.AddSingleton(new PrivacyOptions { RetainFor = retained }));
        var (old, talking, recent, wrote) = (await ResolvedAsync(store, 31, false), await ResolvedAsync(store, 31, true), await ResolvedAsync(store, 29, false), await ResolvedAsync(store, 31, false, 1));

        await Poll.UntilAsync(async () =>
        {
            await store.Get<RetentionSweep>().SweepAsync(Cancelled);
            return (await store.Customers.LoadAsync(old, [], [], Cancelled)).Profile.Erasure is { DoneAt: not null };
        });

        var erasure = (await store.Customers.LoadAsync(old, [], [], Cancelled)).Profile.Erasure!;
        Assert.Equal((ActorRef.Continuity, "Kept no longer than 30 days after the last contact."), (erasure.By, erasure.Reason));
        Assert.Null((await store.Customers.LoadAsync(talking, [], [], Cancelled)).Profile.Erasure);
        Assert.Null((await store.Customers.LoadAsync(wrote, [], [], Cancelled)).Profile.Erasure);
        Assert.Null((await store.Customers.LoadAsync(recent, [], [], Cancelled)).Profile.Erasure);
    }

    [Fact]
    public async Task ResolveAsync_KeyPinnedToAHomeThatWasErasedBeforeItWasUsed_GoesToSomebodyNew()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var (key, done) = (new Idempotency("pbx", Guid.NewGuid().ToString(), "first"), new Idempotency("pbx", Guid.NewGuid().ToString(), "second"));
        IdentityClaim[] claims = [new(customer.Identity, Assurance.Claimed)];
        var contacts = store.Get<FirstContact>();
        Assert.Equal((customer.Survivor, customer.Survivor), ((await contacts.ResolveAsync(claims, null, key, Cancelled)).Home, (await contacts.ResolveAsync(claims, null, done, Cancelled)).Home));
        await store.Customers.CommitAsync(new CommitRequest(customer.Survivor) { Idempotency = done }, static (state, now) => Sample.Prefer(state, "tea", now), null, Cancelled);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        var (again, repeat) = (await contacts.ResolveAsync(claims, null, key, Cancelled), await contacts.ResolveAsync(claims, null, done, Cancelled));

        Assert.NotEqual(customer.Survivor, again.Home);
        Assert.Equal(again.Home, (await contacts.ResolveAsync(claims, null, key, Cancelled)).Home);
        Assert.Equal(customer.Survivor, repeat.Home);
    }

    [Fact]
    public async Task EraseAsync_OfWhomAnotherCustomerIsStillToldOrTheyAreNot_LeavesNoSuggestionOfThem()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var (told, late) = (Sample.NewCustomer(), Sample.NewCustomer());
        foreach (var other in new[] { told, late })
        {
            var number = await store.Numbers.NextAsync(Cancelled);
            await store.Customers.CommitAsync(new CommitRequest(other), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        }

        await KeepAsync(store, told, customer.Survivor, customer.Identity);
        await Poll.UntilAsync(async () => (await store.Customers.LoadAsync(customer.Survivor, [], [], Cancelled)).Profile.Suggestions.Any(kept => kept.Other == told));
        await KeepAsync(store, told, customer.Merged, customer.Other);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);
        await KeepAsync(store, late, customer.Merged, customer.Other);

        await Poll.UntilAsync(async () =>
            (await store.Customers.LoadAsync(told, [], [], Cancelled)).Profile.Suggestions.Count + (await store.Customers.LoadAsync(late, [], [], Cancelled)).Profile.Suggestions.Count == 0);
    }

    [Fact]
    public async Task CommitAsync_MoreSuggestionsThanStand_TheOtherOfTheOldestForgetsItToo()
    {
        var store = await server.OpenAsync();
        var (home, oldest) = (Sample.NewCustomer(), Sample.NewCustomer());
        foreach (var one in new[] { home, oldest })
        {
            var number = await store.Numbers.NextAsync(Cancelled);
            await store.Customers.CommitAsync(new CommitRequest(one), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        }

        await SuggestAsync(oldest);
        await Poll.UntilAsync(async () => (await store.Customers.LoadAsync(oldest, [], [], Cancelled)).Profile.Suggestions.Any(kept => kept.Other == home));
        for (var more = 0; more < MostSuggestions; more++)
        {
            await SuggestAsync(Sample.NewCustomer());
        }

        Assert.DoesNotContain((await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Suggestions, kept => kept.Other == oldest);
        await Poll.UntilAsync(async () => (await store.Customers.LoadAsync(oldest, [], [], Cancelled)).Profile.Suggestions.Count == 0);

        Task SuggestAsync(CustomerId other) => store.Customers.CommitAsync(
            new CommitRequest(home),
            (state, now) => Decision.Accept(1, MergeSuggestions.Keep(state, new(other, new LinkedIdentity(new(IdentityKind.Email, "one@example.org"), Assurance.Claimed, now, ActorRef.Continuity), "One address.", now))),
            null,
            Cancelled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EraseAsync_SomethingIsPromisedAtAMergedHomeWhileItIsDecided_IsRefusedAndThePromiseStands(int look)
    {
        var (store, other) = (await server.OpenAsync(), await server.OpenAsync());
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);

        var erased = await LookAsync(store, customer, look, (state, now) => EraseCustomer.Decide(state, Sue, new("Asked for.", false), Roster.Empty, now), () => PromiseAsync(other, customer.Merged));

        Assert.Equal([new FollowUpId(customer.Merged, 1)], Assert.IsType<ObligationOpen>(erased.Refusal).FollowUps);
        var home = await store.Customers.LoadAsync(customer.Merged, [], [], Cancelled);
        Assert.Equal((null, true), (home.Profile.Erasure, home.FollowUps[1].IsOpen));
        Assert.Null((await PromiseAsync(other, customer.Merged)).Refusal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CommitAsync_TheyWriteAtAMergedHomeWhileItIsDecidedThatTheyWereSilent_LeavesThemAndWhatTheyWrote(int look)
    {
        var (store, other) = (await server.OpenAsync(), await server.OpenAsync());
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        await SayAsync(other, customer.Merged);
        var known = (await store.Customers.LoadAsync(customer.Merged, [], [], Cancelled)).LogLength;

        var kept = await LookAsync(
            store,
            customer,
            look,
            (state, now) => state.OtherHomes[0].LogLength == known ? EraseCustomer.Decide(state, Sue, new("Silent for long.", false), Roster.Empty, now) : Decision.Accept(state.Id, state),
            () => SayAsync(other, customer.Merged));

        Assert.Equal((true, null), (kept.IsAccepted, kept.State.Profile.Erasure));
        Assert.Equal(known + 1, (await store.Customers.LoadAsync(customer.Merged, [], [], Cancelled)).LogLength);
    }

    [Fact]
    public async Task CommitAsync_AtAHomeWhoseHolderDied_LetsItGoAndTheErasureOfTheDeadCannotHappen()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var dead = new ErasureHold("dead", store.Get<StoreTime>().Now());
        await store.Customers.CommitAsync(
            new CommitRequest(customer.Survivor), (state, now) => HoldHomes.Begin(state, EraseCustomer.Decide(state, Sue, new("Asked for.", true), Roster.Empty, now), dead), null, Cancelled);
        await store.Get<Erasures>().HoldAsync([customer.Merged], dead, Cancelled);
        Assert.True(HoldHomes.AreHeld(await store.Customers.LoadAsync(customer.Survivor, [], [], Cancelled), dead));

        var (said, promised) = (await SayAsync(store, customer.Merged), await PromiseAsync(store, customer.Merged));

        Assert.Equal((true, true), (said.IsAccepted, promised.IsAccepted));
        var after = await store.Customers.LoadAsync(customer.Survivor, [], [], Cancelled);
        Assert.All(after.OtherHomes.Append(after), static home => Assert.Null(home.Profile.ErasureHold));
        Assert.IsType<ObligationOpen>((await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", false), Cancelled)).Refusal);
    }

    [Fact]
    public async Task CommitAsync_AtAHomeOfADeadHolderWhileAnotherHoldsTheSurvivor_WaitsForThemAndTakesTheirHoldAwayOnceItIsOver()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var dead = new ErasureHold("dead", store.Get<StoreTime>().Now());
        await store.Get<Erasures>().HoldAsync([customer.Merged], dead, Cancelled);
        var living = new ErasureHold("living", store.Get<StoreTime>().Now() + HoldHomes.Longest);
        await store.Customers.CommitAsync(
            new CommitRequest(customer.Survivor), (state, now) => HoldHomes.Begin(state, EraseCustomer.Decide(state, Sue, new("Asked for.", true), Roster.Empty, now), living), null, Cancelled);

        var said = await SayAsync(store, customer.Merged);

        Assert.True(said.IsAccepted);
        Assert.InRange(said.Entries.Single().RecordedAt, living.Until, DateTimeOffset.MaxValue);
        var after = await store.Customers.LoadAsync(customer.Survivor, [], [], Cancelled);
        Assert.All(after.OtherHomes.Append(after), static home => Assert.Null(home.Profile.ErasureHold));
    }

    [Fact]
    public async Task CommitAsync_CallerGoesAwayWhileTheHomesAreHeld_LetsThemGo()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        using var caller = new CancellationTokenSource();
        var looked = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Get<Erasures>().CommitAsync(
            customer.Survivor,
            (state, now) =>
            {
                if (++looked == 2)
                {
                    Assert.All(state.OtherHomes.Append(state), static home => Assert.NotNull(home.Profile.ErasureHold));
                    caller.Cancel();
                    caller.Token.ThrowIfCancellationRequested();
                }

                return EraseCustomer.Decide(state, Sue, new("Asked for.", true), Roster.Empty, now);
            },
            caller.Token));

        var after = await store.Customers.LoadAsync(customer.Survivor, [], [], Cancelled);
        Assert.All(after.OtherHomes.Append(after), static home => Assert.Equal((null, null), (home.Profile.Erasure, home.Profile.ErasureHold)));
    }

    /// <summary>Erases, and has something else done, by another process, at the moment at which the homes were read for the first or second time.</summary>
    private static async Task<Committed<CustomerId>> LookAsync<T>(
        TestStore store, ErasedCustomer customer, int look, Func<CustomerState, DateTimeOffset, Decision<CustomerId>> decide, Func<Task<T>> meanwhile)
    {
        var looked = 0;
        Task<T>? done = null;
        var erased = await store.Get<Erasures>().CommitAsync(
            customer.Survivor,
            (state, now) =>
            {
                var decided = decide(state, now);
                if (++looked == look)
                {
                    done = Task.Run(meanwhile, Cancelled);
                    ((IAsyncResult)done).AsyncWaitHandle.WaitOne();
                }

                return decided;
            },
            Cancelled);
        await done!;
        return erased;
    }

    private static Task<Committed<string>> SayAsync(TestStore store, CustomerId home) =>
        store.Customers.AppendAsync<string>(new(new SessionId(home, 1)), static (state, now) => Sample.Say(state, 1, "I am here.", now), null, Cancelled);

    private static Task<Committed<int>> PromiseAsync(TestStore store, CustomerId home) => store.Customers.CommitAsync(
        new CommitRequest(home) { Tickets = [1] },
        static (state, now) =>
        {
            var number = state.Profile.FollowUpCount + 1;
            return Decision.Accept(number, state with
            {
                Profile = state.Profile with { FollowUpCount = number },
                FollowUps = state.FollowUps.SetItem(number, new(number, 1, FollowUpKind.Promise, "We look into it.", "ana", now.AddHours(1), now, ActorRef.Agent("ana")) { NextAt = now.AddHours(1) }),
            });
        },
        null,
        Cancelled);

    private static Task KeepAsync(TestStore store, CustomerId at, CustomerId other, Identity identity) => store.Customers.CommitAsync(
        new CommitRequest(at),
        (state, now) => Decision.Accept(
            1, state with { Profile = state.Profile with { Suggestions = [.. state.Profile.Suggestions, new(other, new LinkedIdentity(identity, Assurance.Claimed, now, ActorRef.Continuity), "One number.", now)] } }),
        null,
        Cancelled);

    private static async Task<CustomerId> ResolvedAsync(TestStore store, int days, bool isOpen, int? wroteDaysAgo = null)
    {
        var home = Sample.NewCustomer();
        var number = await store.Numbers.NextAsync(Cancelled);
        await store.Customers.CommitAsync(
            new CommitRequest(home),
            (state, now) =>
            {
                var started = Sample.Start(state, now.AddDays(-days), number);
                var ticket = started.State!.Tickets[1];
                return Decision.Accept(
                    1,
                    started.State with
                    {
                        Profile = started.State.Profile with { LastContactAt = now.AddDays(-days) },
                        Tickets = started.State.Tickets.SetItem(1, isOpen ? ticket : ticket with { Status = Continuity.Tickets.TicketStatus.Resolved, ResolvedAt = now, WaitingIn = null, WaitingSince = null }),
                    },
                    [.. started.Entries, .. wroteDaysAgo is { } ago ? new[] { Sample.Text("I wrote again.", 1, now.AddDays(-ago)) } : []]);
            },
            null,
            Cancelled);
        return home;
    }
}
