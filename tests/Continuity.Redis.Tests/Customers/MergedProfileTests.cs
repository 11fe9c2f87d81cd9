using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;

namespace Continuity.Redis.Tests.Customers;

/// <summary>What is said of a customer who was merged, by either id, counts in all their homes; and once they are parted again, each is as it was but for what was said.</summary>
public abstract class MergedProfileTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UpdateCustomer_ValuesThatOnlyAMergedHomeHolds_AreClearedAlsoForLaterMergesAndComeBackOnlyToTheirHome()
    {
        var store = await server.OpenAsync();
        var (survivor, merged, later) = (await NewAsync(store), await NewAsync(store), await NewAsync(store));
        foreach (var home in new[] { merged, later })
        {
            await UpdateAsync(store, home, new() { PreferredName = "Mimi", Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([new("tone", "formal"), new("calls", "never")]) });
        }

        var merge = await MergeAsync(store, survivor, merged);
        Assert.Equal("Mimi", (await KnownAsync(store, merged)).PreferredName);
        await UpdateAsync(store, merged, new() { PreferredName = Change.Clear<string>(), Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([new("tone", null)]) });
        await AssertAsync(survivor, null, "calls");
        await MergeAsync(store, survivor, later);
        await AssertAsync(survivor, null, "calls");

        Assert.True((await store.Get<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Ana, Cancelled)).IsAccepted);

        await AssertAsync(merged, "Mimi", "tone", "calls");
        await AssertAsync(survivor, null, "calls");

        async Task AssertAsync(CustomerId id, string? preferredName, params string[] keys)
        {
            var known = await KnownAsync(store, id);
            Assert.Equal(preferredName, known.PreferredName);
            Assert.Equal(keys, known.Preferences.Select(static preference => preference.Key));
        }
    }

    [Fact]
    public async Task UpdateCustomer_ThatWithdrawsConsent_CancelsTheCheckInsOfTheOtherHomesToo()
    {
        var store = await server.OpenAsync();
        var (survivor, merged) = (await NewAsync(store), await NewAsync(store));
        await UpdateAsync(store, merged, new() { ContactConsent = new ContactConsentChange { CheckIns = true } });
        var promised = await store.Customers.CommitAsync(
            new CommitRequest(merged) { Tickets = [1] },
            (state, now) => PromiseFollowUp.Decide(state, Ana, new(new(merged, 1), FollowUpKind.CheckIn, "How are you?", now.AddHours(1)), Roster.Empty, new(), now),
            null,
            Cancelled);
        Assert.True(promised.IsAccepted);
        await MergeAsync(store, survivor, merged);
        Assert.True((await KnownAsync(store, survivor)).ContactConsent.CheckIns);

        await UpdateAsync(store, survivor, new() { ContactConsent = new ContactConsentChange { CheckIns = false } });

        await Poll.UntilAsync(async () =>
        {
            await store.Get<OutboxSweep>().SweepAsync(Cancelled);
            return Assert.Single(await store.Records.FollowUpsAsync([promised.Value], Cancelled)).Value.State == FollowUpState.Cancelled;
        });
    }

    private static async Task<CustomerId> NewAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(
            new(home),
            (state, now) =>
            {
                var started = Sample.Start(state, now, home.Value).State!;
                return Decision.Accept(0, started with { Tickets = started.Tickets.SetItem(1, started.Tickets[1] with { Owner = Ana.Id, WaitingIn = null, WaitingSince = null }) });
            },
            null,
            Cancelled);
        return home;
    }

    private static async Task UpdateAsync(TestStore store, CustomerId id, UpdateCustomerCommand command) => Assert.True((await store.Customers.CommitAsync(
        new CommitRequest(id) { AtSurvivor = true }, (state, now) => UpdateCustomer.Decide(state, Ana, command, now), null, Cancelled)).IsAccepted);

    private static async Task<MergeId> MergeAsync(TestStore store, CustomerId survivor, CustomerId merged)
    {
        var done = await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Ana, Cancelled);
        Assert.True(done.IsAccepted);
        return done.Value;
    }

    private static async Task<CustomerProfile> KnownAsync(TestStore store, CustomerId id) => CustomerHomes.Of(await store.Customers.SurvivorAsync(id, Cancelled)).Profile;
}
