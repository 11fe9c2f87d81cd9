using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>The operations of one socket. Safe to use from several threads.</summary>
/// <param name="most">How many there may be at once.</param>
internal sealed class SocketOperations(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SocketOperation> named = [];
    private readonly HashSet<SocketOperation> running = [];
    private readonly TaskCompletionSource allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamEnd closed;

    /// <summary>Takes an operation in, whose id is in use from now on.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>False where there are as many as there may be.</returns>
    /// <exception cref="SocketFaultException">Its id is in use.</exception>
    public bool TryAdd(SocketOperation operation)
    {
        lock (gate)
        {
            if (named.ContainsKey(operation.Id))
            {
                throw new SocketFaultException(SocketClose.SubscriberExists(operation.Id));
            }

            if (running.Count >= most)
            {
                return false;
            }

            named.Add(operation.Id, operation);
            running.Add(operation);
            if (closed != StreamEnd.None)
            {
                operation.Life.EndFor(closed);
            }

            return true;
        }
    }

    /// <summary>Makes an operation's id free again: its last message is about to be sent.</summary>
    /// <param name="operation">The operation.</param>
    public void Free(SocketOperation operation)
    {
        lock (gate)
        {
            if (named.TryGetValue(operation.Id, out var known) && known == operation)
            {
                named.Remove(operation.Id);
            }
        }
    }

    /// <summary>An operation has ended, and holds nothing any more.</summary>
    /// <param name="operation">The operation.</param>
    public void Remove(SocketOperation operation)
    {
        lock (gate)
        {
            Free(operation);
            running.Remove(operation);
            ReportIfAllEnded();
        }
    }

    /// <summary>The client wants no more of an operation; one that is unknown, as it has ended, is passed over.</summary>
    /// <param name="id">Its id, free from now on.</param>
    public void Complete(string id)
    {
        lock (gate)
        {
            if (named.Remove(id, out var operation))
            {
                operation.Life.EndFor(StreamEnd.ClientGone);
            }
        }
    }

    /// <summary>The client takes nothing: ends the subscriptions, and lets operations of one result go on.</summary>
    public void EndSubscriptions()
    {
        lock (gate)
        {
            foreach (var operation in running.Where(static o => o.IsSubscription))
            {
                operation.Life.EndFor(StreamEnd.ClientStalled);
            }
        }
    }

    /// <summary>Ends all operations, now and from now on.</summary>
    /// <param name="why">Why.</param>
    /// <returns>Done when all have ended.</returns>
    public Task EndAllAsync(StreamEnd why)
    {
        lock (gate)
        {
            closed = why;
            foreach (var operation in running)
            {
                operation.Life.EndFor(why);
            }

            ReportIfAllEnded();
            return allEnded.Task;
        }
    }

    private void ReportIfAllEnded()
    {
        if (closed != StreamEnd.None && running.Count == 0)
        {
            allEnded.TrySetResult();
        }
    }
}
