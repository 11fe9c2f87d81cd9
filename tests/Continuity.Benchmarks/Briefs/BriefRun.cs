using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Reading;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Callers;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Keys;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Benchmarks.Briefs;

/// <summary>Asks for the briefs of long matters, as agents' desktops do when phones ring, beside a plain HMGET of what is stored for them.</summary>
internal static class BriefRun
{
    private const double MostMilliseconds = 5;

    internal const string Whole =
        "query($id: ID!) { ticket(by: { id: $id }) { id number subject status brief { asOf headline addressAs language goal restatement { text confirmedAt statedBy { ...Who } } "
        + "facts { id statement certainty source recordedAt recordedBy { ...Who } dispute { reason raisedAt settledAt upheld raisedBy { ...Who } } } attempts { id what outcome at by { ...Who } } earlierAttempts openQuestions "
        + "promises { id kind state promise dueAt responsible { name } } lastCustomerEntry { id occurredAt ... on MessageEntry { text } } unansweredSince channelsUsed absence acknowledgements { at by { name } } } } } fragment Who on Actor { __typename ... on Agent { name } ... on Bot { name } }";

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="options">How much.</param>
    /// <returns>Whether 99 of 100 stay within the bound where callers pause; false, too, where there is no redis-server to measure on.</returns>
    public static async Task<bool> RunAsync(BriefRunOptions options)
    {
        if (!LocalRedis.IsInstalled)
        {
            await Console.Error.WriteLineAsync("redis-server is not installed here, and nothing is measured without it.");
            return false;
        }

        using var redis = await LocalRedis.StartAsync();
        var store = new RedisOptions { ConnectionString = redis.Address, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(store).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        var tickets = await BriefSeed.WriteAsync(services.GetRequiredService<CustomerStore>(), options);
        var calls = services.GetRequiredService<IRedisCalls>();
        RedisValue[] fields = [CustomerFields.Ticket(1), CustomerFields.Brief(1), CustomerFields.Contact(1), CustomerFields.Profile];
        var size = (await calls.HashGetAsync(new CustomerKeys(tickets[0].Home).State, fields, CancellationToken.None)).Sum(static value => ((byte[]?)value)?.Length ?? 0);

        await using var inProcess = await MeasuredApi.OpenAsync(redis.Address, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await inProcess.AskAsync("{ viewer { roles } }", []);
        var trips = (await inProcess.AskAsync(Whole, Of(tickets[0]))).RoundTrips.Count;
        using var server = await ApiServer.StartAsync(redis.Address);
        var answer = (await server.AnswerAsync(Whole, Of(tickets[0]))).Length;

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {options.Callers} callers; {options.Facts} facts, {options.Entries} entries; {size} bytes stored, {answer} answered; {trips} round trips with the ticket's own.

            | how they ask | what | p50 ms | p99 ms | a second | p99 to that of the HMGET |
            |---|---|---|---|---|---|
            """));
        var isWithin = true;
        foreach (var pause in new[] { TimeSpan.FromMilliseconds(options.Every), TimeSpan.Zero })
        {
            var plain = await MeasureAsync(caller => calls.HashGetAsync(new CustomerKeys(Ticket(caller).Home).State, fields, CancellationToken.None));
            await PrintAsync("HMGET", plain, plain);
            var inside = await MeasureAsync(caller => AskAsync(inProcess.AnswerAsync, caller));
            await PrintAsync("brief in process", inside, plain);
            var outside = await MeasureAsync(caller => AskAsync(server.AnswerAsync, caller));
            await PrintAsync("brief over HTTP", outside, plain);
            isWithin &= pause == TimeSpan.Zero || outside.Late < MostMilliseconds;

            async Task<Latencies> MeasureAsync(Func<int, Task> ask)
            {
                await Latencies.MeasureAsync(options.Callers, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(12), ask);
                return await Latencies.MeasureAsync(options.Callers, pause, TimeSpan.FromSeconds(options.Seconds), ask);
            }

            Task PrintAsync(string what, Latencies taken, Latencies beside) => Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(pause > TimeSpan.Zero ? $"every {options.Every} ms" : "without end")} | {what} | {taken.Median:0.00} | {taken.Late:0.00} | {taken.EachSecond:0} | {taken.Late / beside.Late:0.0} |"));
        }

        await Console.Out.WriteLineAsync(isWithin ? "Briefs stay within their bound." : $"Over the bound: a p99 of {MostMilliseconds} ms where callers pause.");
        return isWithin;

        TicketId Ticket(int caller) => tickets[caller % tickets.Count];

        async Task AskAsync(Func<string, JsonObject, Task<ReadOnlyMemory<byte>>> ask, int caller)
        {
            var read = await ask(Whole, Of(Ticket(caller)));
            if (read.Length != answer)
            {
                throw new InvalidOperationException("The answer is not the one of the start.");
            }
        }
    }

    private static JsonObject Of(TicketId ticket) => new() { ["id"] = NodeId.Of(ticket) };
}
