namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>
/// What a subscription's events cost its caller, beside its opening. Whole points are counted before the event that they are due with is executed, and what is less than one stays owed; where the caller has
/// too few left, the event waits for them, and the source for the event. Not safe for use from several threads at once.
/// </summary>
/// <param name="each">What an event costs.</param>
/// <param name="point">The least cost that is counted.</param>
/// <param name="charge">Counts a cost; answers after how long to ask again where it did not. Null from it: it did.</param>
/// <param name="time">The clock.</param>
internal sealed class EventCosts(double each, double point, Func<double, TimeSpan?> charge, TimeProvider time)
{
    private double owed;

    /// <summary>Pays for the next event.</summary>
    /// <param name="cancellationToken">Cancelled when the subscriber has gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask PayAsync(CancellationToken cancellationToken)
    {
        owed += each;
        var due = Math.Floor(owed / point) * point;
        if (due <= 0)
        {
            return;
        }

        while (charge(due) is { } after)
        {
            await Task.Delay(after, time, cancellationToken);
        }

        owed -= due;
    }
}
