using System.Security.Cryptography;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>This process's right to send to an endpoint, which one process has at a time. What it began to send ends with it.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="endpoints">Who sends to what.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookLease(string endpoint, WebhookEndpoints endpoints, StoreTime time) : IDisposable
{
    /// <summary>How long a process that is not heard of keeps others from sending.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(6);

    private readonly string holder = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    private CancellationTokenSource lost = new(Timeout.InfiniteTimeSpan, time);
    private long? heldSince;
    private long? askedAt;

    /// <summary>Cancelled once the right that there was when it was read has gone: somebody else may have it by now.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes the right, or keeps it: asks again where a third of its time has gone.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether this process has it.</returns>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        if (askedAt is not { } asked || time.GetElapsedTime(asked) >= Lasts / 3)
        {
            var began = time.GetTimestamp();
            var isHeld = await endpoints.HoldAsync(endpoint, holder, Lasts, cancellationToken);
            (heldSince, askedAt) = (isHeld ? began : null, began);
            await NoteAsync(isHeld ? Lasts - time.GetElapsedTime(began) : TimeSpan.Zero);
        }

        return heldSince is { } since && time.GetElapsedTime(since) < Lasts;
    }

    /// <summary>Gives the right back, so that nobody need wait for its end.</summary>
    public Task ReleaseAsync() => endpoints.ReleaseAsync(endpoint, holder, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => lost.Dispose();

    private async Task NoteAsync(TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
        {
            await lost.CancelAsync();
            return;
        }

        lost.CancelAfter(left);
        if (lost.IsCancellationRequested)
        {
            lost.Dispose();
            lost = new(left, time);
        }
    }
}
