using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Emails;
using Continuity.Redis.Commit;
using Continuity.Redis.Delivery;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Threads;

/// <summary>Which session an e-mail belongs to.</summary>
public abstract class EmailIndexTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_AnEmail_IsFoundByItsIdHoweverThatIsWritten()
    {
        var store = await server.OpenAsync();
        var (home, id) = (Sample.NewCustomer(), Unique());
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, "1").And(Mail(now, Direction.Inbound, $"<{id}>")), null, Cancelled);

        await Poll.UntilAsync(async () => await FindAsync(store, $" {id} ") == new FiledEmail(new(home, 1), false));
        Assert.Null(await FindAsync(store, id.ToUpperInvariant()));
        Assert.Null(await FindAsync(store, Unique()));
    }

    [Fact]
    public async Task AppendAsync_AnEmailThatTheCompanySent_IsFoundByBothItsIds()
    {
        var store = await server.OpenAsync();
        var (session, id, answered) = (await StartAsync(store), Unique(), Unique());
        await AppendAsync(store, session, now => Mail(now, Direction.Outbound, id, $"<{answered}>"));

        await Poll.UntilAsync(async () => await FindAsync(store, id) == new FiledEmail(session, true));
        await Poll.UntilAsync(async () => await FindAsync(store, Unique(), answered) == new FiledEmail(session, true));
    }

    [Fact]
    public async Task FindFirstAsync_SeveralIds_TellsWhichOfThemIsKnown()
    {
        var store = await server.OpenAsync();
        var (session, id) = (await StartAsync(store), MessageId.Of(Unique())!.Value);
        await AppendAsync(store, session, now => Mail(now, Direction.Outbound, id.Value));

        await Poll.UntilAsync(async () => await FindAsync(store, id.Value) is not null);
        var unknown = MessageId.Of(Unique())!.Value;
        Assert.Equal((id, new FiledEmail(session, true)), await store.Get<EmailIndex>().FindFirstAsync([unknown, id], Cancelled));
        Assert.Null(await store.Get<EmailIndex>().FindFirstAsync([unknown], Cancelled));
    }

    [Fact]
    public async Task FileAsync_AnEmailThatIsAboutToLeave_IsFoundBeforeTheRelayHasComeToIt()
    {
        var store = await server.OpenAsync();
        var (session, id) = (new SessionId(Sample.NewCustomer(), 1), Unique());
        var entry = new EntryId(session.Home, 2);
        var matter = new DeliveryMatter(entry, new(1, DeliveryKind.Email, Channel.Email, default), new(entry, Mail(default, Direction.Outbound, id), default), new(session.Home));

        await store.Get<Deliveries>().FileAsync(matter, Cancelled);
        await store.Get<Deliveries>().FileAsync(matter, Cancelled);

        Assert.Equal(new FiledEmail(session, true), await FindAsync(store, id));
    }

    [Fact]
    public async Task ChooseAsync_TheSameEmailAgain_GoesOnWhereItWasFirstSent()
    {
        var places = (await server.OpenAsync()).Get<EmailPlaces>();
        var (one, other, outside) = (new EmailPlace(Sample.NewCustomer(), 1), new EmailPlace(Sample.NewCustomer(), 2), new EmailPlace(Sample.NewCustomer(), null));
        var (email, own, robots, contested) = (Unique(), Unique(), Unique(), Unique());

        Assert.Equal(one, await places.ChooseAsync("mail", email, one, Cancelled));
        Assert.Equal(one, await places.ChooseAsync("mail", email, null, Cancelled));
        Assert.Equal(other, await places.ChooseAsync("another", email, other, Cancelled));
        Assert.Null(await places.ChooseAsync("mail", own, null, Cancelled));
        Assert.Null(await places.ChooseAsync("mail", own, one, Cancelled));
        Assert.Equal(outside, await places.ChooseAsync("mail", robots, outside, Cancelled));
        Assert.Equal(outside, await places.ChooseAsync("mail", robots, one, Cancelled));
        var chosen = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => places.ChooseAsync("mail", contested, n % 2 == 0 ? null : new(one.Home, n), Cancelled)));
        Assert.Single(chosen.Distinct());
    }

    [Theory]
    [InlineData(TicketStatus.Open, TicketStatus.Resolved)]
    [InlineData(TicketStatus.Resolved, TicketStatus.Open)]
    public async Task AppendAsync_OneReplyTwiceWhileItsTicketChanges_WhatWasDecidedFirstHolds(TicketStatus first, TicketStatus then)
    {
        var (here, elsewhere) = (await server.OpenAsync(), await server.OpenAsync());
        var (session, key) = (await StartAsync(here), new Idempotency("mail", Unique(), "email"));
        await SetAsync(here, session, first);

        var one = await ReplyAsync(here, session, key);
        await SetAsync(elsewhere, session, then);
        Committed<bool>[] again = [await ReplyAsync(elsewhere, session, key), await ReplyAsync(here, session, key)];

        Assert.Equal((first == TicketStatus.Open, false), (one.Value, one.IsRepeat));
        Assert.All(again, other => Assert.Equal((one.Value, true), (other.Value, other.IsRepeat)));
        var recorded = (await here.Log.RangeAsync(session.Home, 1, 10, Cancelled)).Where(static entry => entry.Draft.Content is EmailContent).Select(static entry => entry.Id);
        Assert.Equal(one.Entries.Select(static entry => entry.Id), recorded);
        Assert.Equal(then == TicketStatus.Open, (await ReplyAsync(here, session, key with { Key = Unique() })).Value);
    }

    [Fact]
    public async Task AppendAsync_WhatMayNotBeTrusted_IsNotFiled()
    {
        var store = await server.OpenAsync();
        var (session, planted, answered, last) = (await StartAsync(store), Unique(), Unique(), Unique());
        await AppendAsync(store, session, now => Mail(now, Direction.Inbound, planted) with { IsAnsweredHere = false });
        await AppendAsync(store, session, now => Mail(now, Direction.Inbound, null, answered));
        await AppendAsync(store, session, now => Mail(now, Direction.Inbound, last));

        await Poll.UntilAsync(async () => await FindAsync(store, last) is not null);
        Assert.Null(await FindAsync(store, planted, answered));
    }

    [Fact]
    public async Task SweepAsync_ProcessEndedBetweenRecordingAnEmailAndFilingIt_AnotherOneFilesIt()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var (home, id, longAgo) = (Sample.NewCustomer(), Unique(), DateTimeOffset.UnixEpoch.AddYears(50));
        await crashed.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        await crashed.Get<CommitScript>().RunAsync(
            new(home, longAgo)
            {
                ExpectedVersion = 0,
                Fields = [(CustomerFields.Version, 1)],
                Messages = EntryMessages.Of(home, [Mail(longAgo, Direction.Inbound, id)]),
            },
            Cancelled);
        Assert.Null(await FindAsync(other, id));

        await other.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Equal(new(home, 1), (await FindAsync(other, id))?.Session);
    }

    [Theory]
    [InlineData("r a1, r a2", "r a1")]
    [InlineData("r a1, r b1", null)]
    [InlineData("r a1, r b1, r a2", null)]
    [InlineData("s a1, s b1, r a1", null)]
    [InlineData("r a1, s b1", "s b1")]
    [InlineData("s b1, r a1", "s b1")]
    [InlineData("r a1, r b1, s c1, r a1", "s c1")]
    [InlineData("s c1, r b1, r a1, s c1", "s c1")]
    public async Task ApplyAsync_OneIdInSeveralSessions_LeadsToTheCompanysOwnElseToTheOnlyHomeThatHasIt(string filed, string? found)
    {
        var store = await server.OpenAsync();
        var (id, homes) = (Unique(), new Dictionary<char, CustomerId>());
        foreach (var (isSent, session) in filed.Split(", ").Select(Read))
        {
            await store.Get<Projection>().ApplyAsync(new EmailFiled(id, session, isSent), Cancelled);
        }

        Assert.Equal(found is null ? null : Read(found) is var (s, at) ? new FiledEmail(at, s) : null, await FindAsync(store, id));

        (bool IsSent, SessionId Session) Read(string text) => (
            text[0] == 's',
            new(homes.TryGetValue(text[2], out var home) ? home : homes[text[2]] = Sample.NewCustomer(), text[3] - '0'));
    }

    [Fact]
    public async Task CommitAsync_EntryOwedToAnotherHome_IsRecordedThereOnceHoweverOftenItIsApplied()
    {
        var store = await server.OpenAsync();
        var (there, home) = (await StartAsync(store), Sample.NewCustomer());
        var committed = await store.Customers.CommitAsync(
            new(home), (state, now) => Sample.Start(state, now, "1") with { Elsewhere = [new(there.Home, Sample.Text("Goes on.", 1, now))] }, null, Cancelled);

        await Poll.UntilAsync(async () => await store.Log.LengthAsync(there.Home, Cancelled) == 2);
        var entry = (await store.Log.RangeAsync(there.Home, 2, 2, Cancelled)).Single();
        Assert.Equal(("Goes on.", 1, committed.Entries[0].RecordedAt), (Sample.TextOf(entry), entry.Draft.Session, entry.Draft.OccurredAt));
        Assert.True(entry.RecordedAt >= entry.Draft.OccurredAt);

        var message = new EntryOwed("once", there.Home, StoredEntry.Of(entry.Draft, entry.RecordedAt));
        await store.Get<Projection>().ApplyAsync(message, Cancelled);
        await store.Get<Projection>().ApplyAsync(message, Cancelled);
        Assert.Equal(3, await store.Log.LengthAsync(there.Home, Cancelled));
    }

    private static async Task<SessionId> StartAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        return new(home, 1);
    }

    private static Task SetAsync(TestStore store, SessionId session, TicketStatus status) => store.Customers.CommitAsync(
        new(session.Home) { Sessions = [1] },
        (state, _) => Decision.Accept(0, state with
        {
            Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Channel = Channel.Email }),
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = status }),
        }),
        null,
        Cancelled);

    private static Task<Committed<bool>> ReplyAsync(TestStore store, SessionId session, Idempotency key) => store.Customers.AppendAsync(
        new(session) { Idempotency = key },
        (state, now) => ReplyInSession.Decide(state, new(Role.Ingest, "chat"), 1, new(Direction.Inbound, "Re: Bill", "Thanks", "mia@example.com", ["help@example.com"], null, null), now, new(new(), new(), new()), now),
        null,
        Cancelled);

    private static Task<Committed<bool>> AppendAsync(TestStore store, SessionId session, Func<DateTimeOffset, EntryDraft> entry) =>
        store.Customers.AppendAsync(new(session), (state, now) => Decision.Accept(true, state, entry(now)), null, Cancelled);

    private static EntryDraft Mail(DateTimeOffset now, Direction direction, string? id, string? inReplyTo = null) =>
        new(new EmailContent(direction, "Bill", "Hello", "mia@example.com", ["help@example.com"], id, inReplyTo), ActorRef.Ingest("mail"), Channel.Email, now)
        {
            Session = 1,
            IsAnsweredHere = true,
        };

    private static Task<FiledEmail?> FindAsync(TestStore store, params string[] ids) =>
        store.Get<EmailIndex>().FindAsync([.. ids.Select(static id => MessageId.Of(id)!.Value)], Cancelled);

    private static string Unique() => $"Ab{Guid.NewGuid():N}@example.com";
}
