using Continuity.Redis.Ingest;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Ingest;

public abstract class ConversationPlacesTests(StoreServer server)
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string name = $"chat-{Guid.NewGuid()}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryWriteAsync_WhatHasChangedSinceItWasRead_IsNotOverwritten()
    {
        var places = (await server.OpenAsync()).Get<ConversationPlaces>();
        var first = new ConversationChain(1, [new(new(Sample.NewCustomer(), 3), Nine)]);
        var (second, third) = (first.With(first.Newest with { Begun = Nine.AddHours(1) }), first with { EndTold = Nine });

        Assert.Null(await places.FindAsync("chat", name, Cancelled));
        Assert.True(await places.TryWriteAsync("chat", name, null, first, Cancelled));
        Assert.False(await places.TryWriteAsync("chat", name, null, second, Cancelled));
        Assert.True(await places.TryWriteAsync("chat", name, first, second, Cancelled));
        Assert.False(await places.TryWriteAsync("chat", name, first, third, Cancelled));

        Assert.Equal(second.Places, (await places.FindAsync("chat", name, Cancelled))!.Places);
        Assert.Null(await places.FindAsync("app", name, Cancelled));
    }

    [Fact]
    public async Task TryWriteAsync_ManyAtOnce_LosesNone()
    {
        ConversationPlaces[] processes = [(await server.OpenAsync()).Get<ConversationPlaces>(), (await server.OpenAsync()).Get<ConversationPlaces>()];
        var home = Sample.NewCustomer();
        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(async () =>
        {
            var (places, place) = (processes[i % 2], new ConversationPlace(new(home, i), Nine.AddMinutes(i)));
            for (var chain = await places.FindAsync("chat", name, Cancelled); !await places.TryWriteAsync("chat", name, chain, chain?.With(place) ?? new(1, [place]), Cancelled);)
            {
                chain = await places.FindAsync("chat", name, Cancelled);
            }
        })));

        Assert.Equal(Enumerable.Range(1, 10), (await processes[0].FindAsync("chat", name, Cancelled))!.Places.Select(static place => place.Session.Number).Order());
    }

    [Fact]
    public async Task FindAsync_ANameThatIsUsed_IsKeptFor45DaysFromThen()
    {
        var places = (await server.OpenAsync()).Get<ConversationPlaces>();
        using var connection = await server.ConnectAsync();
        var key = new IngestKey(KeyDigest.Of("chat", $"chain:{name}")).Session;
        await places.TryWriteAsync("chat", name, null, new(1, [new(new SessionId(Sample.NewCustomer(), 1), Nine)]), Cancelled);
        await connection.GetDatabase().KeyExpireAsync(key, TimeSpan.FromHours(1));

        Assert.NotNull(await places.FindAsync("chat", name, Cancelled));

        Assert.InRange((await connection.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromDays(44), TimeSpan.FromDays(45));
    }

    [Fact]
    public async Task FindAsync_ANameThatAnEarlierVersionNoted_IsAChainOfOneThatGoesOn()
    {
        var store = await server.OpenAsync();
        var (places, session) = (store.Get<ConversationPlaces>(), new SessionId(Sample.NewCustomer(), 3));
        await store.Get<IngestPlaces>().NoteAsync("chat", $"session:{name}", session, Cancelled);

        var known = (await places.FindAsync("chat", name, Cancelled))!;
        var after = known.With(new(session with { Number = 4 }, Nine));

        Assert.Equal((1, session, session), (known.Places.Count, known.Newest.Session, known.At(Nine).Session));
        Assert.True(await places.TryWriteAsync("chat", name, known, after, Cancelled));
        Assert.Equal(after.Places, (await places.FindAsync("chat", name, Cancelled))!.Places);
        Assert.Equal(3, after.Next);
    }

    [Fact]
    public async Task TakenEvents_AnEvent_IsKnownByItsSourceAndIdAsItWasFirst()
    {
        var store = await server.OpenAsync();
        var events = store.Get<TakenEvents>();
        var session = new SessionId(Sample.NewCustomer(), 2);
        await events.NoteAsync("chat", name, "AB", session, Cancelled);
        await events.NoteAsync("chat", name, "CD", session with { Number = 3 }, Cancelled);

        Assert.Equal(("AB", session), await events.FindAsync("chat", name, Cancelled));
        Assert.Null(await events.FindAsync("app", name, Cancelled));
    }
}
