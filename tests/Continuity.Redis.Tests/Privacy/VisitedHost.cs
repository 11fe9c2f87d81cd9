using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>A customer of two homes, to whose ticket at the merged one somebody else came by a code, and talked.</summary>
internal sealed class VisitedHost
{
    public const string Said = $"I am a {ErasedCustomer.Word} of Mill Lane.";
    public const string Own = "My own words stay.";
    public const string Repeated = "A guest wrote: ";

    private VisitedHost(CustomerId survivor, CustomerId merged) => (Survivor, Merged) = (survivor, merged);

    public CustomerId Survivor { get; }

    public CustomerId Merged { get; }

    public SessionId Visit => new(Merged, 2);

    public static async Task<VisitedHost> MakeAsync(TestStore store, Identity guest, CancellationToken cancellationToken)
    {
        var host = new VisitedHost(Sample.NewCustomer(), Sample.NewCustomer());
        foreach (var home in new[] { host.Survivor, host.Merged })
        {
            var number = await store.Numbers.NextAsync(cancellationToken);
            await store.Customers.CommitAsync(new CommitRequest(home), (state, now) => Sample.Start(state, now, number), null, cancellationToken);
        }

        Assert.True((await store.Get<CustomerMerges>().MergeAsync(new(host.Survivor, host.Merged, "One person."), new(Role.Agent, "ana"), cancellationToken)).IsAccepted);
        await store.Customers.CommitAsync(new CommitRequest(host.Merged) { Sessions = [1] }, (state, now) => Visited(state, guest, now), null, cancellationToken);
        await store.Customers.CommitAsync(
            new CommitRequest(host.Survivor),
            static (state, now) => Decision.Accept(1, state, Sample.Text(Own, 1, now), Sample.Text($"{Repeated}{Said}", 1, now) with { Author = ActorRef.Agent("ana") }),
            null,
            cancellationToken);
        await Poll.UntilAsync(async () => (await store.Get<GuestVisits>().FindAsync(guest, 0, 100, cancellationToken)).Contains(host.Visit));
        return host;
    }

    /// <summary>A session of a guest, with what they and others said in it.</summary>
    public static Decision<int> Visited(CustomerState state, Identity guest, DateTimeOffset now)
    {
        var session = new Session(2, 1, Channel.Chat, Assurance.Claimed, now, ActorRef.Customer(state.Id), Sample.Match)
        {
            Guest = new(guest, Assurance.Verified), ExternalRef = ErasedCustomer.Word, LogLengthAtStart = state.LogLength,
        };
        return Decision.Accept(
            1,
            state with
            {
                Profile = state.Profile with { SessionCount = 2, OpenSessions = [1, 2] },
                Sessions = state.Sessions.SetItem(2, session),
                Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Sessions = [1, 2] }),
            },
            Sample.Text(Said, 2, now) with { Author = session.StartedBy },
            Sample.Text(Own, 1, now) with { Author = session.StartedBy },
            Sample.Text($"{Repeated}{Said}", 2, now) with { Author = ActorRef.Agent("ana") },
            Sample.Text($"Once more: {Said}", 2, now) with { Author = session.StartedBy });
    }

    /// <summary>What of a guest who is erased is left, as it should be: that there was one, and all that others said.</summary>
    public async Task AssertForgottenAsync(TestStore store, CancellationToken cancellationToken)
    {
        var session = (await store.Customers.LoadAsync(Merged, [], [2], cancellationToken)).Sessions[2];
        Assert.Equal((SessionState.Ended, null, ""), (session.State, session.ExternalRef, session.Guest!.Value.Identity.Value));
        Assert.Equal(["Session 1", "[erased]", Own, $"{Repeated}[redacted]", "[erased]"], await TextsAsync(store, Merged, cancellationToken));
        Assert.Equal(["Session 1", Own, $"{Repeated}[redacted]"], await TextsAsync(store, Survivor, cancellationToken));
        foreach (var home in new[] { Survivor, Merged })
        {
            var keys = new CustomerKeys(home);
            var fields = await store.Get<IRedisCalls>().HashGetAllAsync(keys.State, cancellationToken);
            Assert.DoesNotContain(fields, static field => ((string)field.Value!).Contains(ErasedCustomer.Word, StringComparison.Ordinal));
        }
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(TestStore store, CustomerId home, CancellationToken cancellationToken) =>
        [.. (await store.Log.RangeAsync(home, 1, 100, cancellationToken)).Where(static entry => entry.Draft.Content is MessageContent).Select(Sample.TextOf)];
}
