using System.Threading.Channels;

namespace Continuity.Api.Tests.Reading;

/// <summary>
/// Runs a request as one logical thread, so that it is certain when it can't go on without Redis. Only then does what it has asked for meanwhile travel, all in
/// one round trip. Counting needs no clock.
/// </summary>
internal sealed class Lockstep(LockstepCalls calls) : SynchronizationContext
{
    private readonly Channel<(SendOrPostCallback Callback, object? State)> ready = Channel.CreateUnbounded<(SendOrPostCallback, object?)>();

    public override void Post(SendOrPostCallback d, object? state) => ready.Writer.TryWrite((d, state));

    /// <summary>Runs a request.</summary>
    /// <returns>What it gives, and the number of commands in each round trip that it waited for.</returns>
    public async Task<(T Result, IReadOnlyList<int> RoundTrips)> RunAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        var roundTrips = new List<int>();
        calls.Begin();
        try
        {
            Task<T> running = null!;
            Within(() => running = request());
            while (!running.IsCompleted)
            {
                if (ready.Reader.TryRead(out var next))
                {
                    Within(() => next.Callback(next.State));
                }
                else if (calls.Take() is { Count: > 0 } together)
                {
                    roundTrips.Add(together.Count);
                    foreach (var tell in await Task.WhenAll(together.Select(static send => send())).ConfigureAwait(false))
                    {
                        Within(tell);
                    }
                }
                else
                {
                    await Task.WhenAny(running, ready.Reader.WaitToReadAsync(cancellationToken).AsTask()).ConfigureAwait(false);
                }
            }

            return (await running.ConfigureAwait(false), roundTrips);
        }
        finally
        {
            calls.End();
        }
    }

    private void Within(Action act)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            act();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
