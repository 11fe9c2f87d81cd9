namespace Continuity.Api.RateLimits;

/// <summary>What one caller may ask of an instance of the API.</summary>
internal sealed record CallerRates
{
    private const int Fastest = 100_000;
    private const int Most = 1_000_000;

    /// <summary>How many points it gets a second, 1 to 100,000. A request is a point, and what it costs some more.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>How many points it may have saved up, 1 to 1,000,000.</summary>
    public int Burst { get; init; }

    /// <summary>How many sockets and event streams it may have open, 1 to 1,000,000.</summary>
    public int Connections { get; init; }

    /// <summary>How many subscriptions it may have open, over all of them, 1 to 1,000,000.</summary>
    public int Subscriptions { get; init; }

    /// <summary>How many requests, and operations on sockets, it may have under way, 1 to 1,000,000: from before the body is read to when all of the answer is taken. What streams is not among them.</summary>
    public int Requests { get; init; }

    /// <summary>What is wrong with these options, one sentence each.</summary>
    /// <param name="section">Where they stand.</param>
    public IEnumerable<string> Validate(string section)
    {
        (string Name, int Value, int Most)[] numbers =
        [
            (nameof(RequestsPerSecond), RequestsPerSecond, Fastest), (nameof(Burst), Burst, Most), (nameof(Connections), Connections, Most), (nameof(Subscriptions), Subscriptions, Most),
            (nameof(Requests), Requests, Most),
        ];
        return numbers.Where(static n => n.Value < 1 || n.Value > n.Most).Select(n => $"{section}: {n.Name} is {n.Value}; it must be from 1 to {n.Most:N0}.");
    }
}
