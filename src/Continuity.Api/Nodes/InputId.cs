using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Recovery;
using Continuity.SelfService;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Nodes;

/// <summary>Reads the ids that a mutation's input names; a wrong one is a refusal that names its place.</summary>
internal static class InputId
{
    public static Outcome<TicketId> Ticket(string id, params string[] path) => Read(NodeId.Ticket(id), "ticket", path);

    public static Outcome<SessionId> Session(string id, params string[] path) => Read(NodeId.Session(id), "session", path);

    public static Outcome<CustomerId> Customer(string id, params string[] path) => Read(NodeId.Customer(id), "customer", path);

    public static Outcome<HandoffId> Handoff(string id, params string[] path) => Read(NodeId.Handoff(id), "handoff", path);

    public static Outcome<OwnershipOfferId> OwnershipOffer(string id, params string[] path) => Read(NodeId.OwnershipOffer(id), "offer of ownership", path);

    public static Outcome<AssistanceOfferId> AssistanceOffer(string id, params string[] path) => Read(NodeId.AssistanceOffer(id), "offer of help", path);

    public static Outcome<FollowUpId> FollowUp(string id, params string[] path) => Read(NodeId.FollowUp(id), "follow-up", path);

    public static Outcome<ProblemReportId> ProblemReport(string id, params string[] path) => Read(NodeId.ProblemReport(id), "problem report", path);

    /// <summary>An agent, by the subject of their token.</summary>
    public static Outcome<string> Agent(string id, params string[] path) =>
        NodeId.Agent(id) is { } subject ? subject : Refusal.Invalid($"{string.Join('.', path)} is not the id of an agent.", path);

    public static Outcome<EntryId> Entry(string id, params string[] path) => Read(NodeId.Entry(id), "entry", path);

    public static Outcome<MergeId> Merge(string id, params string[] path) => Read(NodeId.Merge(id), "merge", path);

    public static Outcome<(CustomerId Lower, CustomerId Higher)> Suggestion(string id, params string[] path) => Read(NodeId.Suggestion(id), "merge suggestion", path);

    private static Outcome<T> Read<T>(T? id, string what, string[] path)
        where T : struct =>
        id is { } known ? known : Refusal.Invalid($"{string.Join('.', path)} is not the id of a {what}.", path);
}
