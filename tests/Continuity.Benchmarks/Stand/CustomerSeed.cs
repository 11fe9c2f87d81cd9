using System.Globalization;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Threads;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Benchmarks.Stand;

/// <summary>Writes customers, each with a ticket, a running chat, a short brief, a promise that falls due in a month, and some entries.</summary>
/// <param name="services">The store.</param>
internal sealed class CustomerSeed(IServiceProvider services)
{
    /// <summary>How many agents there are, who own the tickets in turn.</summary>
    public const int Agents = 64;

    /// <summary>The channel's system that started the sessions.</summary>
    public const string Source = "chat";

    private const int AtOnce = 64;
    private const int EntriesACommit = 1_000;

    /// <summary>An agent by place.</summary>
    public static string Agent(int place) => string.Create(CultureInfo.InvariantCulture, $"agent-{place % Agents}");

    /// <summary>Opens a store.</summary>
    /// <param name="redis">Where it is.</param>
    public static async Task<ServiceProvider> OpenAsync(string redis)
    {
        var options = new RedisOptions { ConnectionString = redis, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        var services = new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        return services;
    }

    /// <summary>Writes customers as commands do, so that the inboxes of their agents have them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="entries">How many entries each has.</param>
    public async Task<IReadOnlyList<SeededCustomer>> WriteAsync(int count, int entries)
    {
        var store = services.GetRequiredService<CustomerStore>();
        var customers = New(count);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellationToken) =>
            await store.CommitAsync<bool>(
                new(customers[i].Home),
                (state, now) => Decision.Accept(true, Begun(state, customers[i], i, now), [.. Enumerable.Range(0, entries).Select(n => Entry(customers[i], n, now))]),
                null,
                cancellationToken));
        return customers;
    }

    /// <summary>Writes customers by the commit script alone, without what a commit tells elsewhere: far faster.</summary>
    /// <param name="count">How many.</param>
    /// <param name="entries">How many entries each has.</param>
    public async Task<IReadOnlyList<SeededCustomer>> WriteInBulkAsync(int count, int entries)
    {
        var script = services.GetRequiredService<CommitScript>();
        var customers = New(count);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellationToken) =>
        {
            var before = new LoadedCustomer(new CustomerState(customers[i].Home), "", []);
            var (fields, after) = StateChanges.Between(before, Begun(before.State, customers[i], i, now), now);
            RedisValue[] written = [.. Enumerable.Range(0, entries).Select(n => (RedisValue)StoreJson.WriteBytes(StoredEntry.Of(Entry(customers[i], n, now), now)))];
            await script.RunAsync(
                new(customers[i].Home, now) { ExpectedVersion = 0, Fields = fields, Entries = written, Due = new(after.State.FollowUps[1].NextAt) }, cancellationToken);
        });
        return customers;
    }

    /// <summary>Writes one customer with a long thread.</summary>
    /// <param name="entries">How many entries it has.</param>
    public async Task<SeededCustomer> WriteLongAsync(int entries)
    {
        var (customer, store) = ((await WriteAsync(1, 0))[0], services.GetRequiredService<CustomerStore>());
        for (var written = 0; written < entries; written += EntriesACommit)
        {
            var numbers = Enumerable.Range(written, Math.Min(EntriesACommit, entries - written));
            await store.CommitAsync<bool>(
                new(customer.Home), (state, now) => Decision.Accept(true, state, [.. numbers.Select(number => Entry(customer, number, now))]), null, CancellationToken.None);
        }

        return customer;
    }

    private static List<SeededCustomer> New(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new SeededCustomer(CustomerId.New(TimeProvider.System.GetUtcNow()), Agent(i), Agent(i + 1)))];

    private static EntryDraft Entry(SeededCustomer customer, int number, DateTimeOffset now) => new(
        new MessageContent($"Message {number}: {new string('m', 100)}"),
        number % 2 == 0 ? ActorRef.Customer(customer.Home) : ActorRef.Agent(customer.Owner),
        Channel.Chat,
        now) { Session = 1 };

    private static CustomerState Begun(CustomerState state, SeededCustomer customer, int place, DateTimeOffset now)
    {
        var owner = ActorRef.Agent(customer.Owner);
        var ticket = new Ticket(1, string.Create(CultureInfo.InvariantCulture, $"{place + 100_000}"), "A bill that is too high", now, Channel.Chat)
        {
            Owner = customer.Owner, Handler = owner, Sessions = [1], Channels = [Channel.Chat], FollowUps = [1],
        };
        var source = ActorRef.Ingest(Source);
        var session = new Session(1, 1, Channel.Chat, Assurance.Verified, now, source, new(CustomerRule.NewCustomer, TicketRule.NewTicket, "Nobody was known."));
        var brief = new BriefRecord(1)
        {
            Goal = new("A bill that is right.", owner, now),
            Facts = [.. Enumerable.Range(1, 5).Select(n => new Fact(n, $"Fact {n}: {new string('f', 80)}", Certainty.Known, FactSource.Customer, owner, now))],
        };
        var promise = new FollowUp(1, 1, FollowUpKind.Promise, "We call you.", customer.Owner, now.AddDays(30), now, owner) { NextAt = now.AddDays(30), SoonTold = true };
        return state with
        {
            Profile = state.Profile with { Name = "A customer", TicketCount = 1, SessionCount = 1, FollowUpCount = 1, OpenSessions = [1] },
            Tickets = state.Tickets.Add(1, ticket),
            Sessions = state.Sessions.Add(1, session),
            Briefs = state.Briefs.Add(1, brief),
            FollowUps = state.FollowUps.Add(1, promise),
        };
    }
}
