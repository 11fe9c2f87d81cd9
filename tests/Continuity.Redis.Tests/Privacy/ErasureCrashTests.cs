using Continuity.Callers;
using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>
/// The process that erases a customer is killed at one of its calls after another (<see cref="StoreServer.KillsAtEvery"/>), or dies at it as <see cref="DyingProcess"/> does. Another one goes on by itself: nothing is left; and from the first commit on nobody reads anything of the person.
/// </summary>
public abstract class ErasureCrashTests(StoreServer server)
{
    // No erasure makes more calls than these; that the last ones are not reached is how it is known that all were.
    private const int Most = 240;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasure_ProcessKilledAtEachCall_IsCompletedAndSeenByNobodyMeanwhile()
    {
        var store = await server.OpenAsync(static options => options with { RelayAfter = TimeSpan.FromMilliseconds(100) });
        for (var call = server.FirstKill(); ; call += server.KillsAtEvery)
        {
            Assert.True(call < Most, "It goes on for ever.");
            var customer = await ErasedCustomer.MakeAsync(store, 60, Cancelled);
            var host = await VisitedHost.MakeAsync(store, customer.Identity, Cancelled);
            var told = await EraseUntilAsync(store, call, customer.Survivor);

            await AssertSeenByNobodyAsync(store, customer);
            await store.Get<Erasures>().EraseAsync(customer.Merged, new(Role.Supervisor, "sue"), new("Asked for.", true), Cancelled);
            await Poll.UntilAsync(async () =>
            {
                await customer.FinishAsync(store, Cancelled);
                return await customer.IsDoneAsync(store, Cancelled);
            });

            Assert.DoesNotContain(await customer.StoredAsync(store, Cancelled), static text => text.Contains(ErasedCustomer.Word, StringComparison.Ordinal));
            await host.AssertForgottenAsync(store, Cancelled);
            if (told is not null)
            {
                Assert.True(call > 10, "It was not killed at all.");
                Assert.Equal("accepted", told);
                TestContext.Current.SendDiagnosticMessage("Killed at each {0}. of {1} calls.", server.KillsAtEvery, call - 1);
                return;
            }
        }
    }

    private async Task<string?> EraseUntilAsync(TestStore store, int call, CustomerId home)
    {
        if (!DyingProcess.IsRealAt(server, call))
        {
            return await DyingProcess.RunAsync(store, call, process => ErasureCrash.RunAsync(process, static () => { }, home.Value));
        }

        await using var process = await MergingProcess.ErasingAsync(server, call, home);
        return await process.RunAsync();
    }

    /// <summary>Once the survivor is erased, whatever else of it was written or not.</summary>
    private static async Task AssertSeenByNobodyAsync(TestStore store, ErasedCustomer customer)
    {
        var state = await store.Customers.LoadAsync(customer.Merged, [1], [1], Cancelled);
        if (state.OtherHomes[0].Profile.Erasure is null)
        {
            return;
        }

        Assert.NotNull(state.Profile.Erasure);
        Assert.Equal((null, Erased.Text, SessionState.Ended), (state.Profile.Name, state.Tickets[1].Subject, state.Sessions[1].State));
        var tickets = await store.Records.TicketsAsync([new(customer.Survivor, 1), new(customer.Merged, 1)], Cancelled);
        Assert.All(tickets.Values, static ticket => Assert.Equal(Erased.Text, ticket.Subject));
        Assert.Null(await store.Identities.FindAsync(customer.Identity, Cancelled));
        Assert.Null(await store.Identities.FindAsync(customer.Other, Cancelled));
    }
}
