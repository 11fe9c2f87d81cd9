using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Ingest;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Connection;

/// <summary>With <see cref="RedisOptions.AcknowledgedReplicas"/>, what was acknowledged is on the replicas, whatever becomes of the primary.</summary>
public sealed class AcknowledgedReplicaTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Topology.Replica)]
    [InlineData(Topology.Cluster)]
    public async Task CommitAsync_ReplicasFrozenAndThenThePrimaryIsLost_WhatWasAcknowledgedIsOnThePromotedReplica(string name)
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(name);
        var primaries = await topology.PrimariesAsync();
        var replicas = await ReplicasAsync(topology, primaries);
        var homes = Enumerable.Range(0, 3).Select(RedisCluster.NewCustomerOn).ToList();
        var acknowledged = new ConcurrentBag<(int Home, string Text)>();
        await using (var store = await OpenAsync(topology))
        {
            // Each goes on until it is refused.
            var writers = Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
            {
                for (var n = 0; ; n++)
                {
                    var text = $"{writer}/{n}";
                    await store.Customers.CommitAsync<string>(new(homes[writer % 3]), (state, now) => Sample.Prefer(state, text, now), null, Cancelled);
                    acknowledged.Add((writer % 3, text));
                }
            })).ToList();
            await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count > 200));
            await Task.WhenAll(replicas.Select(static replica => replica.FreezeAsync()));

            foreach (var writer in writers)
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(() => writer.WaitAsync(Patience));
            }
        }

        foreach (var primary in primaries)
        {
            await primary.KillAsync();
            primary.LoseData();
        }

        foreach (var replica in replicas)
        {
            await replica.ThawAsync();
            await topology.PromoteAsync(replica);
        }

        if (name == Topology.Cluster)
        {
            await Poll.UntilAsync(
                async () => (await Task.WhenAll(replicas.Select(static replica => replica.AskAsync("CLUSTER INFO")))).All(static info => info.Contains("cluster_state:ok", StringComparison.Ordinal)), pause: 100);
        }

        await using var promoted = await TestStore.OpenAsync(new() { ConnectionString = string.Join(',', replicas.Select(static replica => replica.ConnectionString)), Deadline = TimeSpan.FromSeconds(20) });
        for (var home = 0; home < homes.Count; home++)
        {
            var there = (await promoted.Log.RangeAsync(homes[home], 1, int.MaxValue, Cancelled)).Select(Sample.TextOf).ToHashSet();
            Assert.DoesNotContain(acknowledged, one => one.Home == home && !there.Contains(one.Text));
        }
    }

    [Fact]
    public async Task CommitAsync_RefusedForWantOfReplicas_GivesTheFirstAnswerToTheRepeatOnceTheyAreThereAndNotBefore()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Replica);
        var replica = topology.Nodes[1];
        await using var store = await OpenAsync(topology);
        await using var other = await OpenAsync(topology);
        var home = Sample.NewCustomer();
        var request = new CommitRequest(home) { Idempotency = new("ana", "key", "payload") };
        Task<Committed<string>> CommitAsync(TestStore at) => at.Customers.CommitAsync<string>(request, static (state, now) => Sample.Prefer(state, "once", now), null, Cancelled);

        await replica.FreezeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(store).WaitAsync(Patience));

        // The primary has it by now, and nobody else; a reader may see it.
        Assert.Equal(1, await store.Log.LengthAsync(home, Cancelled));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync(other).WaitAsync(Patience));
        await replica.ThawAsync();
        Committed<string>? repeated = null;
        await UntilServedAsync(async () => repeated = await CommitAsync(other));

        Assert.True(repeated!.IsRepeat);
        Assert.Equal("once", repeated.Value);
        Assert.Equal(1, await store.Log.LengthAsync(home, Cancelled));
    }

    [Fact]
    public async Task CommitAsync_PrimaryIsMadeAReplicaMeanwhile_IsRefusedAsUnavailable()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Replica);
        await using var store = await OpenAsync(topology);
        var acknowledged = 0;
        var writers = Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            var home = Sample.NewCustomer();
            while (true)
            {
                await store.Customers.CommitAsync<string>(new(home), static (state, now) => Sample.Prefer(state, "again", now), null, Cancelled);
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        await Poll.UntilAsync(() => Task.FromResult(Volatile.Read(ref acknowledged) > 200));

        await topology.PromoteAsync(topology.Nodes[1]);

        foreach (var writer in writers)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => writer.WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task OpenAsync_FewerReplicasThanAreToAcknowledge_SaysSoAndRefusesNothingThatOnlyReads()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Single);
        await using (await TestStore.OpenAsync(new() { ConnectionString = topology.ConnectionString }))
        {
            // Takes the store into use, for which nobody must acknowledge anything.
        }

        await using var store = await OpenAsync(topology);

        Assert.Equal($"0 replicas are connected to the primary {topology.ConnectionString}; AcknowledgedReplicas is 1.", Assert.Single(store.StartUp.Shortages));
        Assert.Equal(0, await store.Log.LengthAsync(Sample.NewCustomer(), Cancelled));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Customers.CommitAsync<string>(
            new(Sample.NewCustomer()), static (state, now) => Sample.Prefer(state, "no", now), null, Cancelled));
    }

    [Fact]
    public async Task FollowAsync_EntryThatNoReplicaHas_IsNotToldAndWhatTakesItsPlaceAfterwardsIs()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Replica);
        var (primary, replica) = (topology.Nodes[0], topology.Nodes[1]);
        await using var store = await OpenAsync(topology);
        var feed = store.Get<EntryFeed>();
        var home = Sample.NewCustomer();
        Task CommitAsync(string text) => store.Customers.CommitAsync<string>(new(home), (state, now) => Sample.Prefer(state, text, now), null, Cancelled);

        // What a replica has acknowledged, it has in its memory: it is killed once it has it on its disk, too, which begins when its first log is written and is so whenever it answers.
        await Poll.UntilAsync(async () => (await replica.AskAsync("INFO persistence")) is { } told && told.Contains("aof_rewrite_in_progress:0", StringComparison.Ordinal) && told.Contains("aof_rewrite_scheduled:0", StringComparison.Ordinal), pause: 100);
        await CommitAsync("first");
        await replica.AskAsync("PING");

        await replica.KillAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CommitAsync("lost").WaitAsync(Patience));
        var next = NextAsync(feed, home, after: 1);

        // By when this is found out, the feed has long read what the primary has.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => feed.ConfirmAsync([home], Cancelled).WaitAsync(Patience));
        Assert.Equal(2, await store.Log.LengthAsync(home, Cancelled));
        Assert.False(next.IsCompleted);

        await primary.KillAsync();
        primary.LoseData();
        await replica.StartAsync();
        await topology.PromoteAsync(replica);
        await topology.StartAsync();
        await UntilServedAsync(() => CommitAsync("in its place"));

        var told = await next.WaitAsync(Patience, Cancelled);
        Assert.Equal(new EntryId(home, 2), told.Id);
        Assert.Equal("in its place", Sample.TextOf(told));
    }

    [Fact]
    public async Task FindAsync_WhatWasNotedWithoutAReplica_IsFoundOnceTheReplicaHasItAndNotBefore()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Replica);
        var replica = topology.Nodes[1];
        await using var store = await OpenAsync(topology);
        var session = new SessionId(Sample.NewCustomer(), 1);
        var pin = new Idempotency("ana", "key", "payload");
        var (pins, places, events) = (store.Get<HomePins>(), store.Get<IngestPlaces>(), store.Get<TakenEvents>());
        Func<Task>[] finds =
        [
            async () => Assert.Equal(session.Home, (await pins.FindAsync(pin, Cancelled))?.Home),
            async () => Assert.Equal(session, await places.FindAsync("acme", "call", Cancelled)),
            async () => Assert.Equal(session, (await events.FindAsync("acme", "event", Cancelled))?.Session),
        ];
        Func<Task>[] notes =
        [
            () => pins.PinAsync(pin, session.Home, Cancelled),
            () => places.NoteAsync("acme", "call", session, Cancelled),
            () => events.NoteAsync("acme", "event", "digest", session, Cancelled),
        ];

        await replica.FreezeAsync();
        await Task.WhenAll(notes.Select(static one => Assert.ThrowsAsync<StoreUnavailableException>(() => one().WaitAsync(Patience))));
        await Task.WhenAll(finds.Select(static one => Assert.ThrowsAsync<StoreUnavailableException>(() => one().WaitAsync(Patience))));
        await replica.ThawAsync();

        foreach (var find in finds)
        {
            await UntilServedAsync(find);
        }
    }

    [Fact]
    public async Task SetAsync_PrimaryCouldNotBeConnectedToBefore_IsServedOnceItCan()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var topology = await Topology.StartAsync(Topology.Replica);
        await using (await TestStore.OpenAsync(new() { ConnectionString = topology.ConnectionString }))
        {
            // Takes the store into use, so that the other writes nothing when it is opened.
        }

        var file = Path.Combine(topology.Nodes[0].Folder, "authorities.pem");
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var authority = new CertificateRequest("CN=Nobody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem(), Cancelled);
        await using var store = await OpenAsync(topology, file);
        var redis = store.Get<IRedisCalls>();
        var name = new CustomerKeys(Sample.NewCustomer()).State;

        File.Delete(file);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => redis.SetAsync(name, "no", Cancelled));
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem(), Cancelled);
        await UntilServedAsync(() => redis.SetAsync(name, "yes", Cancelled));

        Assert.Equal("yes", (string?)await redis.GetAsync(name, Cancelled));
    }

    private static Task<TestStore> OpenAsync(IRedisTopology topology, string? certificate = null) =>
        TestStore.OpenAsync(new() { ConnectionString = topology.ConnectionString, AcknowledgedReplicas = 1, Deadline = TimeSpan.FromSeconds(4), TrustedCertificate = certificate });

    private static async Task<IReadOnlyList<RedisNode>> ReplicasAsync(IRedisTopology topology, IReadOnlyList<RedisNode> primaries)
    {
        var all = new List<RedisNode>();
        foreach (var primary in primaries)
        {
            all.AddRange(await topology.ReplicasOfAsync(primary));
        }

        return all;
    }

    private static Task UntilServedAsync(Func<Task> call) => Poll.UntilAsync(
        async () =>
        {
            try
            {
                await call();
                return true;
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        },
        pause: 100);

    private static async Task<Entry> NextAsync(EntryFeed feed, CustomerId home, int after)
    {
        await foreach (var placed in feed.FollowAsync(home, ThreadPosition.Of([KeyValuePair.Create(home, after)]), static (entries, _) => Task.FromResult(entries), Cancelled))
        {
            return placed.Entry;
        }

        throw new InvalidOperationException("The feed has ended.");
    }
}
