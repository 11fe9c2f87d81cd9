using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Recovery;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Recovery;

public abstract class RecoveryStoreTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana") { Name = "Ana" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_StepsOfARecovery_AreReadBesideTheTicketAndByTheNextStepOfAnotherInstance()
    {
        var (here, elsewhere) = (await server.OpenAsync(), await server.OpenAsync());
        var home = await OwnedAsync(here);
        Assert.Null((await MarkAsync(here, home, RecoveryStep.Apologized)).Refusal);
        Assert.Equal(RefusalCode.WrongState, (await MarkAsync(elsewhere, home, RecoveryStep.Reviewed)).Refusal?.Code);
        await here.Customers.CommitAsync(
            new(home) { Tickets = [1], Briefs = [1] },
            static (state, now) => Changes.Of(state).With(new BriefRecord(1) { Restatement = new("Twice too high.", ActorRef.Agent("ana"), now) { ConfirmedAt = now } }).Accept(0),
            null,
            Cancelled);
        Assert.Null((await MarkAsync(elsewhere, home, RecoveryStep.Reviewed)).Refusal);
        Assert.Null((await MarkAsync(here, home, RecoveryStep.Fixed)).Refusal);

        var ticket = new TicketId(home, 1);
        var read = await elsewhere.Records.RecoveriesAsync([ticket, new(home, 2)], Cancelled);
        var recovery = Assert.Single(read).Value;
        Assert.Equal([RecoveryStep.Apologized, RecoveryStep.Reviewed, RecoveryStep.Fixed], recovery.Steps.Select(static mark => mark.Step));
        Assert.Equal((1, RecoveryStep.FollowedUp), (recovery.FollowUp, recovery.Next));
        var owed = await elsewhere.Records.FollowUpsAsync([new FollowUpId(home, 1)], Cancelled);
        Assert.Equal((FollowUpKind.Promise, "ana"), (owed.Values.Single().Kind, owed.Values.Single().Responsible));

        // Who does not ask for it does not pay for it.
        Assert.Empty((await elsewhere.Customers.LoadAsync(home, [1], [], Cancelled)).Recoveries);
    }

    [Fact]
    public async Task CommitAsync_TheSameStepFromManyAtOnce_IsMarkedOnce()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var home = await OwnedAsync(stores[0]);
        var before = await stores[0].Log.LengthAsync(home, Cancelled);

        var marked = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => MarkAsync(stores[i % 2], home, RecoveryStep.Apologized, $"Sorry {i}."))));

        Assert.Single(marked, static one => one.IsAccepted);
        Assert.All(marked.Where(static one => !one.IsAccepted), static one => Assert.Equal(RefusalCode.WrongState, one.Refusal!.Code));
        Assert.Single((await stores[1].Records.RecoveriesAsync([new TicketId(home, 1)], Cancelled)).Values.Single().Steps);
        Assert.Equal(before + 1, await stores[0].Log.LengthAsync(home, Cancelled));
    }

    private static async Task<CustomerId> OwnedAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(
            new(home),
            (state, now) =>
            {
                var start = Sample.Start(state, now, home.Value);
                var owned = start.State!.Tickets[1] with { Owner = "ana", Handler = ActorRef.Agent("ana"), WaitingIn = null, WaitingSince = null };
                return Changes.Of(start.State).With(owned).Accept(0);
            },
            null,
            Cancelled);
        return home;
    }

    private static Task<Committed<TicketId>> MarkAsync(TestStore store, CustomerId home, RecoveryStep step, string note = "Done.") => store.Customers.CommitAsync(
        new(home) { Tickets = [1], Briefs = [1], Recoveries = [1] },
        (state, now) => MarkRecoveryStep.Decide(state, Ana, new(new(state.Id, 1), step, note), Roster.Empty, new(), new(), now),
        null,
        Cancelled);
}
