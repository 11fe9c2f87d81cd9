using System.Collections.Concurrent;
using Continuity.Redis.Ingest;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Ingest;

public abstract class IngestPlacesTests(StoreServer server)
{
    private readonly string name = $"call:{Guid.NewGuid()}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoteAsync_ANameOfASource_LeadsToItsFirstSession()
    {
        var places = (await server.OpenAsync()).Get<IngestPlaces>();
        var session = new SessionId(Sample.NewCustomer(), 3);
        await places.NoteAsync("pbx", name, session, Cancelled);
        await places.NoteAsync("pbx", name, session with { Number = 4 }, Cancelled);

        Assert.Equal(session, await places.FindAsync("pbx", name, Cancelled));
        Assert.Null(await places.FindAsync("other", name, Cancelled));
        Assert.Null(await places.FindAsync("pbx", name + "2", Cancelled));
    }

    [Fact]
    public async Task KeepAsync_WhatComesEarly_WaitsOnceAndInOrderUntilItIsTaken()
    {
        var places = (await server.OpenAsync()).Get<IngestPlaces>();
        var source = $"pbx-{Guid.NewGuid()}";
        await places.KeepAsync(source, name, "one", Cancelled);
        await places.KeepAsync(source, name, "two", Cancelled);
        await places.KeepAsync(source, name, "one", Cancelled);

        Assert.Equal(["one", "two"], (await places.EarlyAsync(source, name, Cancelled)).Select(static early => early.Content).Order());
        Assert.Equal([name], await places.WaitingAsync(source, DateTimeOffset.MaxValue, 10, Cancelled));
        Assert.Empty(await places.WaitingAsync(source, DateTimeOffset.UnixEpoch.AddYears(50), 10, Cancelled));

        await places.TakenAsync(source, name, ["one"], Cancelled);
        Assert.Equal([name], await places.WaitingAsync(source, DateTimeOffset.MaxValue, 10, Cancelled));
        await places.TakenAsync(source, name, ["two"], Cancelled);
        Assert.Empty(await places.WaitingAsync(source, DateTimeOffset.MaxValue, 10, Cancelled));
        Assert.Empty(await places.EarlyAsync(source, name, Cancelled));
    }

    [Fact]
    public async Task EarlyAsync_WhatCameTwice_CameWhenItCameFirst()
    {
        var places = (await server.OpenAsync()).Get<IngestPlaces>();
        var source = $"pbx-{Guid.NewGuid()}";
        await places.KeepAsync(source, name, "one", Cancelled);
        var first = Assert.Single(await places.EarlyAsync(source, name, Cancelled)).ReceivedAt;
        Assert.InRange(first, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));

        await places.KeepAsync(source, name, "two", Cancelled);
        await places.KeepAsync(source, name, "one", Cancelled);

        Assert.Equal(first, (await places.EarlyAsync(source, name, Cancelled)).Single(static early => early.Content == "one").ReceivedAt);
    }

    [Fact]
    public async Task WaitingAsync_FromBehindSome_HasTheOthers()
    {
        var places = (await server.OpenAsync()).Get<IngestPlaces>();
        var source = $"pbx-{Guid.NewGuid()}";
        foreach (var call in new[] { "a", "b", "c" })
        {
            await places.KeepAsync(source, call, "one", Cancelled);
        }

        var all = await places.WaitingAsync(source, DateTimeOffset.MaxValue, 10, Cancelled);

        Assert.Equal(["a", "b", "c"], all.Order());
        Assert.Equal(all.Skip(1), await places.WaitingAsync(source, DateTimeOffset.MaxValue, 1, 10, Cancelled));
        Assert.Equal([all[1]], await places.WaitingAsync(source, DateTimeOffset.MaxValue, 1, 1, Cancelled));
    }

    [Fact]
    public async Task KeepAsync_AndASessionThatBeginsAtOnce_FindEachOther()
    {
        IngestPlaces[] processes = [(await server.OpenAsync()).Get<IngestPlaces>(), (await server.OpenAsync()).Get<IngestPlaces>()];
        for (var round = 0; round < 50; round++)
        {
            var at = $"{name}/{round}";
            var taken = new ConcurrentBag<string>();
            var early = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                var content = $"{i}";
                await processes[i % 2].KeepAsync("pbx", at, content, Cancelled);
                if (await processes[i % 2].FindAsync("pbx", at, Cancelled) is not null)
                {
                    taken.Add(content);
                }
            }));
            var begins = Task.Run(async () =>
            {
                await processes[0].NoteAsync("pbx", at, new(Sample.NewCustomer(), 1), Cancelled);
                foreach (var early in await processes[0].EarlyAsync("pbx", at, Cancelled))
                {
                    taken.Add(early.Content);
                }
            });
            await Task.WhenAll([.. early, begins]);

            Assert.Equal(Enumerable.Range(0, 8).Select(static i => $"{i}"), taken.Distinct().Order());
        }
    }
}
