using System.Text;
using Continuity.Customers;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>
/// Makes a commit whole that a crash of the server tore. Redis logs all that a script wrote as one transaction; Garnet (2.2.8) logs each of its commands by itself, whatever
/// its flags, so that any first part of them may be what is there after a kill, such as an entry without the answer to its idempotency key, which would be
/// recorded again by the repeat.
/// <para>
/// There, a commit begins with one command that decides whether it took place: <c>HSET</c> of the customer's fields, together with <c>redo</c>, which holds the
/// rest of what is to be written. The rest follows, and the last command takes <c>redo</c> away. Where it is found, the rest is done first, under locks on the same keys:
/// whoever loads, commits or reads the log does so. A commit with messages also leaves a mark in the outbox before all else, so that
/// its messages are relayed even if nobody asks for that customer again.
/// </para>
/// </summary>
internal sealed class CommitRecovery(StoreConnection connection, IRedisCalls redis)
{
    private const byte EndOfKey = (byte)'\n';
    private const string MarkPrefix = "@";
    private static readonly Script Finish = Script.From("apply.lua", "finish.lua");

    /// <summary>Whether commits must take these precautions on this store.</summary>
    public bool IsNeeded => connection.TearsScripts;

    /// <summary>The mark that a customer's commits leave in the outbox; empty where none is needed.</summary>
    public string MarkOf(CustomerId home) => IsNeeded ? MarkPrefix + home.Value : "";

    /// <summary>Whose mark a member of an outbox is; null where it is a message, which is JSON.</summary>
    public static CustomerId? MarkedBy(RedisValue member) =>
        (string)member! is var text && text.StartsWith(MarkPrefix, StringComparison.Ordinal) ? new CustomerId(text[MarkPrefix.Length..]) : null;

    /// <summary>Does the rest of a customer's commit that was torn, if there is one.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FinishAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var customer = new CustomerKeys(home);
        var redo = (byte[]?)(await redis.HashGetAsync(customer.State, [CustomerFields.Redo], cancellationToken))[0] ?? [];
        var answer = redo.AsSpan(0, Math.Max(0, redo.AsSpan().IndexOf(EndOfKey)));
        var sending = new SendingKeys(home);
        List<RedisKey> keys = [customer.State, customer.Log, customer.Partition.Outbox, customer.Partition.Due, customer.Partition.Telling(home), sending.Queue, sending.Homes, customer.Partition.Offers, customer.Partition.Duties];
        if (!answer.IsEmpty)
        {
            keys.Add(Encoding.UTF8.GetString(answer));
        }

        await redis.EvaluateAsync(Finish, [.. keys], [redo, MarkPrefix + home.Value], cancellationToken);
    }
}
