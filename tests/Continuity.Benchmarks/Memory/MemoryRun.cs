using System.Globalization;
using System.Text;
using Continuity.Benchmarks.Stand;
using Continuity.Callers;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Memory;

/// <summary>Records many messages, and asks Redis what they take: the entries, and what is kept of their idempotency keys for a week.</summary>
internal static class MemoryRun
{
    private const double MostOfText = 1.3;
    private const double MostBeside = 200;
    private const int AtOnce = 64;
    private static readonly RecordingOptions Rules = new(new(), new(), new());

    private const string Header = """
        Bytes an entry, of its text in UTF-8 and of Redis' memory.

        | text | entries a customer | the entry in the log | at most | what else stays | the idempotency key, for a week | what agents are told, of which the newest 10,000 each are kept | all |
        |---|---|---|---|---|---|---|---|
        """;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether the target is met by what stays; false, too, where there is no redis-server.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--entries", 1_000, 10_000_000));
        if (!await Programs.AreInstalledAsync("redis-server"))
        {
            return false;
        }

        var entries = options.Of("--entries", 50_000);
        await Console.Out.WriteLineAsync(Header);
        var isWithin = true;
        foreach (var (length, each) in new[] { (20, 50), (100, 50), (300, 50), (1_000, 50), (4_000, 50), (100, 2), (100, 1_000) })
        {
            isWithin &= await MeasureAsync(Text("m", length), each, length >= 4_000 ? entries / 4 : entries);
        }

        isWithin &= await MeasureAsync(Text("ж", 300), 50, entries);
        isWithin &= await MeasureAsync(Text("\"", 100), 50, entries);
        await Console.Out.WriteLineAsync(isWithin ? "Entries stay within their bound." : $"Over the bound: {MostOfText} times the text, and {MostBeside} bytes.");
        return isWithin;
    }

    private static async Task<bool> MeasureAsync(string text, int each, int entries)
    {
        var folder = Directory.CreateTempSubdirectory("memory-");
        try
        {
            await using var redis = await MeasuredRedis.StartAsync(folder.FullName);
            await using var services = await CustomerSeed.OpenAsync(redis.Address);
            var (store, customers) = (services.GetRequiredService<CustomerStore>(), await new CustomerSeed(services).WriteAsync(entries / each, 0));

            // What the first entry of a home makes, such as the script's own copy, belongs to none of those that are counted.
            var first = (await new CustomerSeed(services).WriteAsync(1, 0))[0];
            await RecordAsync(store, first, 0, text);
            var before = await redis.UsedBytesAsync();
            await Parallel.ForEachAsync(customers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (customer, _) =>
            {
                for (var i = 0; i < each; i++)
                {
                    await RecordAsync(store, customer, i, text);
                }
            });
            var all = await redis.UsedBytesAsync();
            await redis.DeleteAsync("*:idem:*");
            var without = await redis.UsedBytesAsync();
            await redis.DeleteAsync("*:events");
            var stays = await redis.UsedBytesAsync();
            await redis.DeleteAsync("*:log:*");
            var rest = await redis.UsedBytesAsync();
            double count = customers.Count * each;
            var (size, entry) = (Encoding.UTF8.GetByteCount(text), (stays - rest) / count);
            var most = (MostOfText * size) + MostBeside;
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} of {Named(text[0])} | {each} | {entry:0} | {most:0} | {(rest - before) / count:0} | {(all - without) / count:0} | {(without - stays) / count:0} | {(all - before) / count:0} |"));
            return (stays - before) / count < most;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Named(char letter) => letter == 'm' ? "ASCII" : letter == '"' ? "quotes" : "Cyrillic";

    private static string Text(string letter, int length) => string.Concat(Enumerable.Repeat(letter, length / Encoding.UTF8.GetByteCount(letter)));

    // Half of them the customer's and half the agent's, as the API asks for it: with the idempotency key of a client that makes UUIDs.
    private static Task<Committed<bool>> RecordAsync(CustomerStore store, SeededCustomer customer, int number, string text)
    {
        var isTheirs = number % 2 == 0;
        var caller = isTheirs ? new Caller(Role.Ingest, CustomerSeed.Source) : new Caller(Role.Agent, customer.Owner);
        var command = new RecordEntryCommand(new MessageContent(text)) { Author = isTheirs ? ActorRef.Customer(customer.Home) : null };
        var key = new Idempotency($"{caller.Role}:{caller.Id}", Guid.NewGuid().ToString(), new string('A', 64));
        return store.AppendAsync(
            new AppendRequest(customer.Session) { Idempotency = key },
            (state, now) => RecordInSession.Decide(state, caller, 1, command, Rules, now),
            null,
            CancellationToken.None);
    }
}
