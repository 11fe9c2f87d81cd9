namespace Continuity.Webhooks;

/// <summary>When an event that could not be delivered is tried again: the schedule that the Standard Webhooks specification gives as its example, each delay up to a tenth shorter or longer.</summary>
public static class RetrySchedule
{
    /// <summary>How often each event is tried at least, however late it came to its turn.</summary>
    public const int LeastAttempts = 3;

    private const double Jitter = 0.1;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>When an event is tried next, after an attempt that has failed. The last attempt is made when the time is up.</summary>
    /// <param name="attempts">How many attempts were made, from 1.</param>
    /// <param name="since">When it was put into the queue.</param>
    /// <param name="within">How long after that it is tried.</param>
    /// <param name="retryAfter">How long the receiver asked to wait, or null; no longer than the time that is left is waited.</param>
    /// <param name="chance">Where in its range the delay lies, from 0 to 1.</param>
    /// <param name="now">The time.</param>
    /// <returns>The time; null where it is tried no more.</returns>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset since, TimeSpan within, TimeSpan? retryAfter, double chance, DateTimeOffset now)
    {
        var delay = Delays[Math.Min(attempts, Delays.Length) - 1] * (1 - Jitter + (2 * Jitter * chance));
        delay = retryAfter > delay ? retryAfter.Value : delay;
        var (next, end) = (now + (delay < within ? delay : within), since + within);
        return next <= end ? next
            : now < end ? end
            : attempts < LeastAttempts ? next
            : null;
    }
}
