using System.Globalization;
using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>One of the shares that the customers are spread over. Its tag stands in braces in each of its keys, so that a cluster keeps them on one node.</summary>
/// <param name="Number">From 0 to <see cref="Count"/> − 1.</param>
internal readonly record struct Partition(int Number)
{
    /// <summary>How many there are, in every store.</summary>
    public const int Count = 1024;

    /// <summary>The part of a key that a cluster hashes.</summary>
    public string Tag => string.Create(CultureInfo.InvariantCulture, $"{{p{Number:0000}}}");

    /// <summary>The set of what must still leave the partition, by the time it was written.</summary>
    public string Outbox => $"{Tag}:outbox";

    /// <summary>The set of the homes in which something falls due, by the time when it does first.</summary>
    public string Due => $"{Tag}:due";

    /// <summary>The set of the homes that have something to send by gateways, by when to look there next.</summary>
    public string Sending => $"{Tag}:sending";

    /// <summary>The set of the offers that nobody has settled, by when they were made (ms): for counting only.</summary>
    public string Offers => $"{Tag}:offers";

    /// <summary>The set of the follow-ups that are owed, by when they are due (ms): for counting only.</summary>
    public string Duties => $"{Tag}:duties";

    /// <summary>The set of what a home must still tell agents and queues, by the order in which it happened there.</summary>
    /// <param name="home">The home, which lives here.</param>
    public string Telling(CustomerId home) => $"{Tag}:telling:{home.Value}";

    /// <summary>Where a customer lives: the 32-bit FNV-1a hash of the id's ASCII bytes, modulo <see cref="Count"/>.</summary>
    public static Partition Of(CustomerId id)
    {
        var hash = 2166136261u;
        foreach (var c in id.Value)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return new((int)(hash % Count));
    }

    /// <summary>Where the first answer to an idempotency key is kept.</summary>
    public string FirstAnswer(KeyDigest key) => $"{Tag}:idem:{key.Value}";
}
