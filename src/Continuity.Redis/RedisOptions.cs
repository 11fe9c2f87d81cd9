namespace Continuity.Redis;

/// <summary>How the store is reached and how long it remembers. Checked when the store is registered.</summary>
public sealed record RedisOptions
{
    /// <summary>The most replicas that may have to acknowledge.</summary>
    public const int MostReplicas = 5;

    /// <summary>Where Redis is, in StackExchange.Redis' notation: <c>host:port</c>, several with commas, and settings such as <c>ssl=true</c>. Required.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>
    /// A file in PEM with the certificates of the authorities that may sign Redis' own, with <c>ssl=true</c>: they alone count then. Default none: those that the system trusts. Whichever it is, the certificate must be
    /// for the host of <c>sslHost</c>, or for the one that is connected to.
    /// </summary>
    public string? TrustedCertificate { get; init; }

    /// <summary>How long one call may take, 100 ms to 1 min; default 2 s. Past it a call fails with <see cref="StoreUnavailableException"/>.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many replicas of its primary must have a write before it is acknowledged, 0 to 5; default 0: none. Where fewer have it within half the <see cref="Deadline"/>, the command fails with
    /// <see cref="StoreUnavailableException"/>, and its repeat with the same idempotency key gets the first answer once they do.
    /// </summary>
    public int AcknowledgedReplicas { get; init; }

    /// <summary>How long an idempotency key is remembered, 1 min to 30 days; default 7 days.</summary>
    public TimeSpan RememberKeysFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether to start in Production on a Redis whose settings may lose what was acknowledged. Default false. The settings are
    /// <c>appendonly yes</c>, <c>appendfsync always</c> and <c>maxmemory-policy noeviction</c>.
    /// </summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>How many running sessions a process remembers, so that an entry costs one round trip; 0 to 1,000,000, default 10,000.</summary>
    public int RememberedSessions { get; init; } = 10_000;

    /// <summary>How old an outbox message must be before another process than the one that wrote it relays it, 100 ms to 1 min; default 2 s.</summary>
    public TimeSpan RelayAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a subscriber that hears of nothing new waits before it looks all the same, 100 ms to 1 min; default 3 s.</summary>
    public TimeSpan RereadEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Whether what is late is decided by the clock of Redis, which all processes share, rather than by that of each process. Default true; false is for tests that set the time
    /// themselves.
    /// </summary>
    public bool TimeFromStore { get; init; } = true;

    /// <summary>Checks every bound.</summary>
    /// <exception cref="ArgumentException">A value is out of its bounds; the message names it.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new ArgumentException("The connection string of Redis is missing.");
        }

        Bounded(Deadline, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), nameof(Deadline));
        Bounded(RememberKeysFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), nameof(RememberKeysFor));
        Bounded(RelayAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), nameof(RelayAfter));
        Bounded(RereadEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), nameof(RereadEvery));
        Bounded(AcknowledgedReplicas, 0, MostReplicas, nameof(AcknowledgedReplicas));
        Bounded(RememberedSessions, 0, 1_000_000, nameof(RememberedSessions));
    }

    private static void Bounded<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentException($"{name} is {value}; it must be between {least} and {most}.");
        }
    }
}
