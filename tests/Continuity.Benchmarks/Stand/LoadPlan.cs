using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Benchmarks.Briefs;

namespace Continuity.Benchmarks.Stand;

/// <summary>What callers ask for, in which order.</summary>
/// <param name="customers">Of whom.</param>
internal sealed class LoadPlan(IReadOnlyList<SeededCustomer> customers)
{
    /// <summary>The newest 20 entries of a thread, as an agent's desktop reads them.</summary>
    public const string Newest =
        "query($c: ID!) { customer(by: { id: $c }) { id name thread { cursor entries(last: 20) { pageInfo { hasPreviousPage } nodes { id cursor recordedAt occurredAt channel ... on MessageEntry { text } } } } } }";

    /// <summary>An agent's inbox.</summary>
    public const string Inbox = "{ viewer { inbox { cursor responsible(first: 20) { nodes { id number subject status } } followUps(first: 20) { nodes { id promise dueAt state } } } } }";

    /// <summary>What an entry says.</summary>
    public const string Text = "I have looked at it: the bill of October has a fee of 48 euro that is not yours, and it goes back to you.";

    private const string Record =
        "mutation($i: RecordEntryInput!) { recordEntry(input: $i) { entry { id sequence recordedAt } errors { code message } } }";

    private readonly Random random = new(1);

    /// <summary>Entries: of the customer, whom the channel's system speaks for, and of the agent, in turn.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<PlannedCall> Entries(int count) => [.. Enumerable.Range(0, count).Select(i => Entry(customers[i % customers.Count], i / customers.Count % 2 == 0))];

    /// <summary>Of a hundred, 35 read a thread, 35 a brief, 25 record an entry, and 5 do a step of a handoff or a promise.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<PlannedCall> Mixed(int count) => [.. Enumerable.Range(0, count).Select(i => random.Next(100) switch
    {
        < 35 => Thread(Any()),
        < 70 => Brief(Any()),
        < 95 => Entry(Any(), i % 2 == 0),
        _ => PlannedCall.Duty,
    })];

    /// <summary>Requests of one kind, of any customers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes one.</param>
    public IReadOnlyList<PlannedCall> Of(int count, Func<SeededCustomer, PlannedCall> make) => [.. Enumerable.Range(0, count).Select(_ => make(Any()))];

    /// <summary>Reads the newest of a thread.</summary>
    public static PlannedCall Thread(SeededCustomer customer) => new(customer.Owner, Newest, new() { ["c"] = NodeId.Of(customer.Home) });

    /// <summary>Reads a brief.</summary>
    public static PlannedCall Brief(SeededCustomer customer) => new(customer.Owner, BriefRun.Whole, new() { ["id"] = NodeId.Of(customer.Ticket) });

    /// <summary>Reads the inbox of who owns a customer's ticket.</summary>
    public static PlannedCall InboxOf(SeededCustomer customer) => new(customer.Owner, Inbox, []);

    /// <summary>Records an entry.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="isTheirs">Whether it is theirs, or the agent's.</param>
    public static PlannedCall Entry(SeededCustomer customer, bool isTheirs)
    {
        var input = new JsonObject
        {
            ["sessionId"] = NodeId.Of(customer.Session),
            ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = Text } },
            ["idempotencyKey"] = "key-*",
        };
        if (isTheirs)
        {
            input["author"] = new JsonObject { ["customer"] = true };
        }

        return new(isTheirs ? CustomerSeed.Source : customer.Owner, Record, new() { ["i"] = input });
    }

    private SeededCustomer Any() => customers[random.Next(customers.Count)];
}
