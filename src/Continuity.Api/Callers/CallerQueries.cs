using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Staff;

namespace Continuity.Api.Callers;

/// <summary>You, and those you work with.</summary>
[QueryType]
internal static class CallerQueries
{
    /// <summary>Who you are, by your token.</summary>
    public static Task<ViewerNode> GetViewerAsync(ViewerReader viewers, CancellationToken cancellationToken) => viewers.ReadAsync(cancellationToken);

    /// <summary>The agents, by name. Each is known from the first time they sign in, until they leave for good. Not for customers.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="team">Only those of this team; null for all.</param>
    /// <param name="availability">Only those who are this; null for all.</param>
    public static Task<Connection<AgentNode>> GetAgentsAsync(
        int? first, string? after, string? team, Availability? availability, AgentPages pages, CancellationToken cancellationToken) =>
        pages.ReadAsync(first, after, team, availability, cancellationToken);
}
