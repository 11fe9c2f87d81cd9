using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Nodes;

/// <summary>Reads the ids that a mutation's input names; a wrong one is a refusal that names its place.</summary>
internal static class InputId
{
    public static Outcome<TicketId> Ticket(string id, params string[] path) => Read(NodeId.Ticket(id), "ticket", path);

    public static Outcome<SessionId> Session(string id, params string[] path) => Read(NodeId.Session(id), "session", path);

    public static Outcome<CustomerId> Customer(string id, params string[] path) => Read(NodeId.Customer(id), "customer", path);

    public static Outcome<MergeId> Merge(string id, params string[] path) => Read(NodeId.Merge(id), "merge", path);

    public static Outcome<(CustomerId Lower, CustomerId Higher)> Suggestion(string id, params string[] path) => Read(NodeId.Suggestion(id), "merge suggestion", path);

    private static Outcome<T> Read<T>(T? id, string what, string[] path)
        where T : struct =>
        id is { } known ? known : Refusal.Invalid($"{string.Join('.', path)} is not the id of a {what}.", path);
}
