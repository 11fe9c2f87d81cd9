using System.Text;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>A customer of two homes, whose every text has a word in it.</summary>
internal sealed class ErasedCustomer
{
    public const string Word = "wombat";

    private ErasedCustomer(CustomerId survivor, CustomerId merged, Identity identity, Identity other) => (Survivor, Merged, Identity, Other) = (survivor, merged, identity, other);

    public CustomerId Survivor { get; }

    public CustomerId Merged { get; }

    public Identity Identity { get; }

    public Identity Other { get; }

    public static async Task<ErasedCustomer> MakeAsync(TestStore store, int messages, CancellationToken cancellationToken)
    {
        var number = Guid.NewGuid().ToString("N");
        Identity[] identities = [new(IdentityKind.Email, $"{Word}{number}@example.org"), new(IdentityKind.Email, $"{Word}{number}@example.net")];
        var homes = new List<CustomerId>();
        foreach (var identity in identities)
        {
            var home = await store.Identities.ClaimAsync(identity, Sample.NewCustomer(), cancellationToken);
            homes.Add(home);
            var ticket = await store.Numbers.NextAsync(cancellationToken);
            await store.Customers.CommitAsync(
                new CommitRequest(home),
                (state, now) =>
                {
                    var started = Sample.Start(state, now, ticket, "general", identity);
                    return Decisions.Decision.Accept(
                        1,
                        started.State! with { Profile = started.State.Profile with { Name = Word, OpenSessions = [1] }, Tickets = started.State.Tickets.SetItem(1, started.State.Tickets[1] with { Subject = Word }) },
                        [.. started.Entries, .. Enumerable.Range(0, messages).Select(i => Sample.Text($"{Word} {i}", 1, now))]);
                },
                null,
                cancellationToken);
        }

        var merged = await store.Get<CustomerMerges>().MergeAsync(new(homes[0], homes[1], $"{Word}: one person."), new(Role.Agent, "ana"), cancellationToken);
        Assert.True(merged.IsAccepted);
        return new(homes[0], homes[1], identities[0], identities[1]);
    }

    /// <summary>Does what is left of it, as another process would.</summary>
    public async Task FinishAsync(TestStore store, CancellationToken cancellationToken)
    {
        await store.Get<OutboxSweep>().SweepAsync(cancellationToken);
        foreach (var home in new[] { Survivor, Merged })
        {
            if ((await store.Customers.LoadAsync(home, [], [], cancellationToken)).Profile.Erasure is not null)
            {
                await store.Get<Erasures>().FinishAsync(home, cancellationToken);
            }
        }
    }

    /// <summary>Whether both homes say that nothing is left.</summary>
    public async Task<bool> IsDoneAsync(TestStore store, CancellationToken cancellationToken)
    {
        foreach (var home in new[] { Survivor, Merged })
        {
            if ((await store.Customers.LoadAsync(home, [], [], cancellationToken)).Profile.Erasure is not { DoneAt: not null })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whatever is kept of the two homes.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync(TestStore store, CancellationToken cancellationToken)
    {
        var redis = store.Get<IRedisCalls>();
        var found = new List<string>();
        foreach (var keys in new[] { new CustomerKeys(Survivor), new CustomerKeys(Merged) })
        {
            found.AddRange((await redis.HashGetAllAsync(keys.State, cancellationToken)).Select(static field => Encoding.UTF8.GetString((byte[])field.Value!)));
            found.AddRange((await redis.ListRangeAsync(keys.Log, 0, -1, cancellationToken)).Select(static entry => (string)entry!));
            found.AddRange((await redis.SortedSetRangeByScoreAsync(keys.Partition.Outbox, double.NegativeInfinity, double.PositiveInfinity, 0, 1000, cancellationToken))
                .Select(static message => (string)message.Element!).Where(message => message.Contains(keys.Id.Value, StringComparison.Ordinal)));
        }

        foreach (var identity in new[] { Identity, Other })
        {
            var held = await redis.GetAsync(new IdentityKey(identity).Customer, cancellationToken);
            found.AddRange(held.IsNull ? [] : [$"{Word} is {(string)held!}"]);
        }

        return found;
    }
}
