using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Something that went wrong for a customer, reported so that it need not happen to the next. For agents; those of CONDUCT for supervisors only.</summary>
[ObjectType]
[GraphQLName("ProblemReport")]
internal sealed class ProblemReportNode(ProblemReportId key, ProblemReport report) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(key);

    /// <summary>What went wrong.</summary>
    public ProblemKind Kind => report.Kind;

    /// <summary>What it is counted as.</summary>
    public string Category => report.Category;

    /// <summary>The product that it happened with; null where none was named.</summary>
    public string? Product => report.Product;

    /// <summary>The place where it happened; null where none was named.</summary>
    public string? Site => report.Site;

    /// <summary>When it happened.</summary>
    public DateTimeOffset OccurredAt => report.OccurredAt;

    /// <summary>What happened.</summary>
    [Cost(EntryCosts.Text)]
    public string Description => report.Description;

    /// <summary>When it was reported.</summary>
    public DateTimeOffset ReportedAt => report.ReportedAt;

    /// <summary>What those concerned and witnesses say, in the order in which it was recorded; 50 at most, unless the options say otherwise.</summary>
    [ListSize(AssumedSize = 50)]
    public IReadOnlyList<StatementNode> Statements => [.. report.Statements.Select(static statement => new StatementNode(statement))];

    /// <summary>The ticket that it came up on.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(new(key.Home, report.Ticket), cancellationToken);

    /// <summary>The agent whose conduct it is about; null where it is about nobody's, or it is not known whose.</summary>
    public async Task<AgentNode?> GetInvolvedAgentAsync(Reader reader, CancellationToken cancellationToken) =>
        report.InvolvedAgent is { } agent ? await reader.AgentAsync(agent, cancellationToken) : null;

    /// <summary>Who reported it.</summary>
    public Task<IActor> GetReportedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(report.ReportedBy, cancellationToken);
}
