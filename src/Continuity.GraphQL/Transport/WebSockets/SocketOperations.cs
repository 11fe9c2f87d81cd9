using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>The operations of one socket. Safe to use from several threads.</summary>
/// <param name="options">How many there may be at once, and how long their messages may be together.</param>
internal sealed class SocketOperations(GraphQLServerOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SocketOperation> named = [];
    private readonly HashSet<SocketOperation> running = [];
    private readonly TaskCompletionSource allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamEnd closed;
    private long bytes;

    /// <summary>Takes an operation in, whose id is in use from now on.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>Why it is not taken in: it would be one too many. Null where it is.</returns>
    /// <exception cref="SocketFaultException">Its id is in use.</exception>
    public GraphQLError? TryAdd(SocketOperation operation)
    {
        lock (gate)
        {
            if (named.ContainsKey(operation.Id))
            {
                throw new SocketFaultException(SocketClose.SubscriberExists(operation.Id));
            }

            var most = options.Subscriptions.MaxOperationsPerSocket;
            if (running.Count >= most)
            {
                return TooMany($"{most} operations run on this socket, the most that may.");
            }

            if (bytes + operation.Bytes > options.MaxBodyBytes)
            {
                return TooMany($"The messages that asked for this socket's operations have {bytes} bytes, and with this one they would be longer than {options.MaxBodyBytes}.");
            }

            named.Add(operation.Id, operation);
            running.Add(operation);
            bytes += operation.Bytes;
            if (closed != StreamEnd.None)
            {
                operation.Life.EndFor(closed);
            }

            return null;
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
            bytes -= operation.Bytes;
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

    private static GraphQLError TooMany(string message) => new GraphQLError(message).WithCode("TOO_MANY_OPERATIONS");

    private void ReportIfAllEnded()
    {
        if (closed != StreamEnd.None && running.Count == 0)
        {
            allEnded.TrySetResult();
        }
    }
}
