using Continuity.Callers;
using Continuity.GraphQL;

namespace Continuity.Api.Queues;

/// <summary>The queues.</summary>
[QueryType]
internal static class QueueQueries
{
    /// <summary>All queues, as they are configured. Not for customers.</summary>
    public static IReadOnlyList<QueueNode> GetQueues(Caller caller, QueueOptions queues) => caller.Role == Role.Customer
        ? throw new GraphQLException("Queues are not for customers.", "FORBIDDEN")
        : [.. queues.Queues.Select(name => new QueueNode(name))];
}
