using System.Threading.Channels;

namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>
/// The events of one subscriber whose source pushes them. A subscriber is asked for by its client: the next event is taken when the one before
/// has been written. A source that can wait, such as a log that is read on from a cursor, needs no buffer: it is simply asked later. One that can't
/// adds its events here; when more wait than the buffer holds, none is dropped: those that wait are delivered, and then the subscription ends with
/// an error of code <c>SUBSCRIPTION_TOO_SLOW</c>.
/// </summary>
/// <typeparam name="T">What the subscription's resolver gets as its event.</typeparam>
public sealed class EventBuffer<T> : IAsyncEnumerable<T>
{
    private readonly Channel<T> events;
    private readonly int capacity;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">How many events may wait, 1 or more; <see cref="SubscriptionOptions.BufferSize"/> is meant for it.</param>
    public EventBuffer(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
        events = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>Adds an event, from any thread.</summary>
    /// <param name="item">The event.</param>
    /// <returns>Whether it will be delivered. If not, the subscription ends or has ended, and the source may forget the subscriber.</returns>
    public bool TryAdd(T item)
    {
        if (events.Writer.TryWrite(item))
        {
            return true;
        }

        events.Writer.TryComplete(new GraphQLException(SubscriptionErrors.BufferFull(capacity)));
        return false;
    }

    /// <summary>Ends the subscription when what waits has been delivered.</summary>
    /// <param name="failure">Told to the subscriber as any resolver's exception is; null: it simply completes.</param>
    public void Complete(Exception? failure = null) => events.Writer.TryComplete(failure);

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        events.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
}
