using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>When the token of a connected client stops being good. To the second that the token says, whatever difference of clocks its validation tolerates.</summary>
internal static class Expiry
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>The end of what the authentication middleware found good; null where that says none.</summary>
    /// <param name="context">The request.</param>
    public static DateTimeOffset? Of(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;

    /// <summary>Calls back at a time, at once where it is past.</summary>
    /// <param name="at">The time; null: never.</param>
    /// <param name="time">The clock.</param>
    /// <param name="expired">Called then.</param>
    /// <param name="cancellationToken">Cancelled when it matters no more.</param>
    public static async Task WatchAsync(DateTimeOffset? at, TimeProvider time, Action expired, CancellationToken cancellationToken)
    {
        try
        {
            while (at - time.GetUtcNow() is { } left && left > TimeSpan.Zero)
            {
                // A timer can't be set for longer than 49 days, and ends at a whole millisecond.
                var delay = left < LongestDelay ? left : LongestDelay;
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (at is not null)
        {
            expired();
        }
    }
}
