namespace Continuity.Api.Webhooks;

/// <summary>How much is sent to an endpoint at once: half as much after each answer that it has too much to do, one more after each success, and nothing while it asked to wait.</summary>
internal sealed class WebhookPace
{
    // A single answer is not to stop an endpoint for long; the event that it was about waits as long as it was asked to.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly int most;
    private int width;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Begins with as much as there may be.</summary>
    /// <param name="most">The most at once.</param>
    public WebhookPace(int most) => this.most = width = most;

    /// <summary>How many may be sent at once now.</summary>
    public int Width(DateTimeOffset now)
    {
        lock (gate)
        {
            return now < pausedUntil ? 0 : width;
        }
    }

    /// <summary>Takes in an answer.</summary>
    public void Note(WebhookAnswer answer, DateTimeOffset now)
    {
        lock (gate)
        {
            if (answer.IsThrottling)
            {
                width = Math.Max(1, width / 2);
                var until = now + (answer.RetryAfter is not { } asked ? TimeSpan.Zero : asked < LongestPause ? asked : LongestPause);
                pausedUntil = until > pausedUntil ? until : pausedUntil;
            }
            else if (answer.Fault is null)
            {
                width = Math.Min(most, width + 1);
            }
        }
    }
}
