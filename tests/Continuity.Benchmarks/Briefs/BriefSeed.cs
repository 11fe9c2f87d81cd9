using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Customers;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Benchmarks.Briefs;

/// <summary>Writes customers, each with a long thread and a ticket of whom all is recorded that may be, by the store's own write path.</summary>
internal static class BriefSeed
{
    private const int Customers = 8;
    private const int EntriesACommit = 1_000;
    private const int Attempts = 50;
    private const int Questions = 20;
    private const int Promises = 5;

    /// <summary>Writes them.</summary>
    /// <param name="customers">The store.</param>
    /// <param name="options">How much.</param>
    /// <returns>Their tickets.</returns>
    public static async Task<IReadOnlyList<TicketId>> WriteAsync(CustomerStore customers, BriefRunOptions options)
    {
        var tickets = new List<TicketId>();
        for (var n = 0; n < Customers; n++)
        {
            var home = CustomerId.New(TimeProvider.System.GetUtcNow());
            await customers.CommitAsync<bool>(new(home), (state, now) => Decision.Accept(true, Begun(state, options, now), By(ActorRef.Customer(home), 0, now)), null, CancellationToken.None);
            for (var written = 1; written < options.Entries; written += EntriesACommit)
            {
                var count = Math.Min(EntriesACommit, options.Entries - written);
                await customers.CommitAsync<bool>(
                    new(home), (state, now) => Decision.Accept(true, state, [.. Enumerable.Range(0, count).Select(i => By(ActorRef.Ingest("chat"), written + i, now))]), null, CancellationToken.None);
            }

            tickets.Add(new(home, 1));
        }

        return tickets;
    }

    private static CustomerState Begun(CustomerState state, BriefRunOptions options, DateTimeOffset now)
    {
        var ana = ActorRef.Agent("ana");
        var ticket = new Ticket(1, "100001", "A bill that is too high", now, Channel.Chat)
        {
            Owner = "ana", Handler = ana, Sessions = [1], Channels = [Channel.Chat], FollowUps = [.. Enumerable.Range(1, Promises)],
        };
        var session = new Session(1, 1, Channel.Chat, Assurance.Verified, now, ActorRef.Ingest("chat"), new(CustomerRule.NewCustomer, TicketRule.NewTicket, "Nobody was known."));
        var brief = new BriefRecord(1)
        {
            Goal = new("A bill that is right.", ana, now),
            Restatement = new("The bill is twice what it was.", ana, now),
            Facts = [.. Enumerable.Range(1, options.Facts).Select(n => new Fact(n, $"Fact {n}: {new string('f', 90)}", Certainty.Known, FactSource.Record, ana, now) { Dispute = n % 10 == 0 ? new("It is not so.", ana, now) : null })],
            Attempts = [.. Enumerable.Range(1, Attempts).Select(n => new Attempt(n, $"Tried {n}: {new string('t', 90)}", "Nothing came of it.", ana, now))],
            Questions = [.. Enumerable.Range(1, Questions).Select(n => new Question($"Question {n}: {new string('q', 50)}", ana, now))],
        };
        return state with
        {
            Profile = state.Profile with { Name = "A customer", TicketCount = 1, SessionCount = 1, FollowUpCount = Promises, OpenSessions = [1] },
            Tickets = state.Tickets.Add(1, ticket),
            Sessions = state.Sessions.Add(1, session),
            Briefs = state.Briefs.Add(1, brief),
            FollowUps = state.FollowUps.AddRange(Enumerable.Range(1, Promises).Select(n => KeyValuePair.Create(
                n, new FollowUp(n, 1, FollowUpKind.Promise, "We call you.", "ana", now.AddDays(n), now, ana) { NextAt = now.AddDays(n) }))),
        };
    }

    private static EntryDraft By(ActorRef author, int number, DateTimeOffset now) =>
        new(new MessageContent($"Message {number}: {new string('m', 200)}"), author, Channel.Chat, now) { Session = 1 };
}
