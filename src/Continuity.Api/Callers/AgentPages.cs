using Continuity.Api.Paging;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Redis.Callers;
using Continuity.Staff;

namespace Continuity.Api.Callers;

/// <summary>Pages of the agents, by name.</summary>
internal sealed class AgentPages(AgentDirectory directory, CurrentRoster roster, CurrentCaller current)
{
    private const char Kind = 'a';
    private const char Separator = '\0';
    private const int Chunk = 100;

    public async Task<Connection<AgentNode>> ReadAsync(int? first, string? after, string? team, Availability? availability, CancellationToken cancellationToken)
    {
        if ((await current.GetAsync(cancellationToken)).Role == Role.Customer)
        {
            throw new GraphQLException("The list of agents is not for customers.", "FORBIDDEN");
        }

        var page = PageArguments.Read(Kind, string.Empty, first, after);
        var last = page.After is { } position ? At(position) : null;
        var staff = await roster.GetAsync(cancellationToken);
        var found = new List<DirectoryEntry>();
        for (var more = true; more && found.Count <= page.Size;)
        {
            var read = await directory.AgentsAsync(last, Chunk, cancellationToken);
            found.AddRange(read.Where(agent => (team is null || agent.Teams.Contains(team)) && IsListed(staff.Find(agent.Id), availability)));
            (last, more) = (read.Count > 0 ? read[^1] : last, read.Count == Chunk);
        }

        return new(
            [.. found.Take(page.Size).Select(agent => new Edge<AgentNode>(new(agent), CursorOf(agent)))],
            found.Count > page.Size,
            page.After is not null);
    }

    private static bool IsListed(StaffMember? member, Availability? availability) =>
        member?.LeftAt is null && (availability is null || availability == (member?.Availability ?? default));

    private static string CursorOf(DirectoryEntry agent) => new Cursor(Kind, string.Empty, $"{agent.Name}{Separator}{agent.Id}").ToString();

    private static DirectoryEntry At(string position) => position.Split(Separator) is [var name, var id]
        ? new(Role.Agent, id, name)
        : throw new GraphQLException("Argument \"after\" is not a cursor of this list.", "INVALID_CURSOR");
}
