using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Delivery;
using Continuity.Redis.Keys;
using Continuity.Redis.Webhooks;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>Calls <c>commit.lua</c>.</summary>
internal sealed class CommitScript(IRedisCalls redis, CommitRecovery recovery, KnownWebhooks webhooks, RedisOptions options)
{
    private static readonly Script Source = Script.From("read.lua", "apply.lua", "commit.lua");

    public async Task<WriteReply> RunAsync(Write write, CancellationToken cancellationToken)
    {
        var customer = new CustomerKeys(write.Home);
        var sending = new SendingKeys(write.Home);
        List<RedisKey> keys = [customer.State, customer.Log, customer.Partition.Outbox, customer.Partition.Due, customer.Partition.Telling(write.Home), sending.Queue, sending.Homes, customer.Partition.Offers, customer.Partition.Duties];
        if (write.Idempotency is { } idempotency)
        {
            keys.Add(customer.Partition.FirstAnswer(KeyDigest.Of(idempotency.Caller, idempotency.Key)));
        }

        var hooked = await webhooks.MarkOfAsync(write.Home, cancellationToken);
        while (true)
        {
            var reply = (RedisResult[])(await redis.EvaluateAsync(Source, [.. keys], Arguments(write, customer, hooked), cancellationToken))!;
            switch ((string)reply[0]!)
            {
                case "done":
                    CommitTelemetry.Done();
                    return new(WriteOutcome.Done) { LogLength = (int)reply[1], Order = (long)reply[2], HasOlder = (long)reply[3] > 0 };
                case "repeat":
                    CommitTelemetry.Repeated();
                    return new(WriteOutcome.Repeat) { First = (string)reply[1]! };
                case "raced":
                    CommitTelemetry.Raced();
                    return new(WriteOutcome.Raced) { Found = reply[1] };
                default:
                    await recovery.FinishAsync(write.Home, cancellationToken);
                    break;
            }
        }
    }

    private RedisValue[] Arguments(Write write, CustomerKeys customer, string hooked)
    {
        List<RedisValue> list = [recovery.MarkOf(write.Home), write.ExpectedVersion is { } version ? Text(version) : "", write.ExpectedLength is { } length ? Text(length) : ""];
        Add(list, write.Guards);
        Add(list, write.Needed);
        Add(list, write.Entries);
        Add(list, write.Fields);
        Add(list, write.Activities);
        Add(list, write.Contacts);
        Add(list, write.Rewrites);
        Add(list, write.Deliveries);
        list.Add(Text((write.At + options.RelayAfter).ToUnixTimeMilliseconds()));
        list.Add(Text(write.At.ToUnixTimeMilliseconds()));
        Add(list, write.Messages);
        Add(list, write.Tellings);
        list.Add(write.Idempotency is { } repeatable ? FirstAnswer.Kept(repeatable.PayloadHash) : "");
        list.Add(write.Answer);
        list.Add(Text((long)options.RememberKeysFor.TotalMilliseconds));
        list.Add(customer.Hint);
        list.Add(write.Due is not { } due ? "" : due.At is { } at ? Text(at.ToUnixTimeMilliseconds()) : "-");
        list.Add(write.Home.Value);
        list.Add(hooked);
        Add(list, write.Matters);
        return [.. list];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<RedisValue> list, IReadOnlyList<ContactMark> marks)
    {
        list.Add(marks.Count);
        foreach (var mark in marks)
        {
            list.AddRange([CustomerFields.Contact(mark.Ticket), mark.Place, mark.AwaitedSince is { } since ? Text(since.ToUnixTimeMilliseconds()) : "0", mark.Change]);
        }
    }

    private static void Add(List<RedisValue> list, IReadOnlyList<CountedMatter> matters)
    {
        list.Add(matters.Count);
        foreach (var matter in matters)
        {
            list.AddRange([matter.IsOffer ? "o" : "d", matter.Member, matter.At is { } at ? Text(at.ToUnixTimeMilliseconds()) : "-"]);
        }
    }

    private static void Add(List<RedisValue> list, IReadOnlyList<OrderedDelivery> deliveries)
    {
        list.Add(deliveries.Count);
        foreach (var delivery in deliveries)
        {
            list.AddRange([delivery.Place, delivery.Line, delivery.Record]);
        }
    }

    private static void Add(List<RedisValue> list, IReadOnlyList<RedisValue> items)
    {
        list.Add(items.Count);
        list.AddRange(items);
    }

    private static void Add(List<RedisValue> list, IReadOnlyList<(RedisValue Name, RedisValue Value)> items)
    {
        list.Add(items.Count);
        foreach (var (name, value) in items)
        {
            list.Add(name);
            list.Add(value);
        }
    }
}
