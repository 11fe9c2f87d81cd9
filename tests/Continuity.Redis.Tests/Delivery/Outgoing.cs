using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Redis.Commit;
using Continuity.Redis.Delivery;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Delivery;

/// <summary>A store whose chat and e-mail have gateways, and messages that leave by them.</summary>
internal static class Outgoing
{
    public static DeliveryRules Rules { get; } = new()
    {
        Gateways = new[] { Channel.Chat, Channel.Email }.ToImmutableDictionary(static channel => channel, static _ => new DeliveryRule(TimeSpan.FromMinutes(5), TimeSpan.FromHours(24), TimeSpan.FromMinutes(1))),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<TestStore> OpenAsync(StoreServer server, Func<RedisOptions, RedisOptions>? configure = null, Action<IServiceCollection>? replace = null) => server.OpenAsync(configure, services =>
    {
        services.AddSingleton(Rules);
        replace?.Invoke(services);
    });

    public static async Task<SessionId> BeginAsync(TestStore store, CustomerId? home = null)
    {
        var at = home ?? Sample.NewCustomer();
        var started = await store.Customers.CommitAsync(new(at), (state, now) => Sample.Start(state, now, at.Value), null, Cancelled);
        return new(at, started.Value);
    }

    /// <summary>An agent writes, and it is to leave.</summary>
    public static Task<Committed<string>> WriteAsync(TestStore store, SessionId session, string text) => store.Customers.AppendAsync<string>(
        new(session) { Idempotency = new("ana", $"{session.Home}/{session.Number}/{text}", "payload") }, (state, now) => Message(state, session.Number, text, now), null, Cancelled);

    public static async Task<IReadOnlyList<int>> QueueAsync(TestStore store, CustomerId home) =>
        [.. (await store.Get<SendingQueue>().ReadAsync(home, Cancelled)).Select(static one => one.Sequence)];

    /// <summary>The homes that are to be looked at.</summary>
    public static async Task<IReadOnlyList<CustomerId>> LookAsync(TestStore store)
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<CustomerId>();
        await store.Get<SendingQueue>().LookAsync(found.Add, Cancelled);
        return [.. found];
    }

    public static Decision<string> Message(CustomerState state, int session, string text, DateTimeOffset now) => state.Sessions.ContainsKey(session)
        ? Decision.Accept(text, state, new EntryDraft(new MessageContent(text), ActorRef.Agent("ana"), Channel.Chat, now) { Session = session, Order = new(DeliveryKind.Message) })
        : Refusal.NotFound("session");
}
