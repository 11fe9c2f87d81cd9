using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Privacy;

public abstract class ErasureTests(StoreServer server)
{
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
