using System.Globalization;
using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Time;

namespace Continuity.Api.FollowUps;

/// <summary>Pages of what agents owe, the earliest due first, from the lists of their inboxes.</summary>
internal sealed class FollowUpPages(InboxLists lists, FollowUpReader followUps, CurrentCaller current, CurrentRoster roster, StoreTime time)
{
    private const char Kind = 'f';
    private const char Separator = ' ';

    /// <summary>What those owe whom the caller may ask for.</summary>
    /// <exception cref="GraphQLException">The caller may not ask for it.</exception>
    public async Task<Connection<FollowUpNode>> ObligationsAsync(int? first, string? after, string? agentId, FollowUpState? state, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        if (!caller.IsAgent)
        {
            throw new GraphQLException("What is owed to customers is for agents only.", "FORBIDDEN");
        }

        var agent = agentId is null ? null : NodeId.Agent(agentId) ?? throw new GraphQLException("Argument \"agentId\" is not the id of an agent.", "INVALID_ID");
        var staff = await roster.GetAsync(cancellationToken);
        IReadOnlyList<string> mayAsk = caller.Role == Role.Supervisor ? [.. staff.Members.Keys] : [caller.Id, .. staff.Covered(caller.Id, time.GetUtcNow())];
        if (agent is not null && caller.Role != Role.Supervisor && !mayAsk.Contains(agent))
        {
            throw new GraphQLException("An agent may ask for what they owe themselves, and those whom they stand in for; a supervisor for what anybody owes.", "FORBIDDEN");
        }

        return await OfAsync($"obligations{Separator}{agent}", agent is null ? mayAsk : [agent], state, first, after, cancellationToken);
    }

    /// <summary>What some agents owe, and what was told to them as missed.</summary>
    /// <param name="scope">What the list is called in its cursors.</param>
    /// <param name="agents">The agents.</param>
    /// <param name="state">Only those that stand there; null for the open ones.</param>
    /// <param name="first">How many.</param>
    /// <param name="after">A cursor of this list, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Connection<FollowUpNode>> OfAsync(
        string scope, IReadOnlyCollection<string> agents, FollowUpState? state, int? first, string? after, CancellationToken cancellationToken)
    {
        scope = $"{scope}{Separator}{state}";
        var page = PageArguments.Read(Kind, scope, first, after);
        return await ConfirmedPage.ReadAsync<InboxItem, FollowUpNode>(
            page,
            page.After is { } position ? At(position) : null,
            (last, take) => lists.PageAsync(agents, InboxLists.FollowUps(state), last, take, cancellationToken),
            async item => await followUps.FindAsync(IdOf(item), cancellationToken) is { } node && IsIn(node.FollowUp, state) ? node : null,
            item => CursorOf(scope, item));
    }

    private static bool IsIn(FollowUp followUp, FollowUpState? state) => state is null ? followUp.IsOpen : followUp.State == state;

    private static FollowUpId IdOf(InboxItem item) => new(item.Home, item.Number);

    private static string CursorOf(string scope, InboxItem item) =>
        new Cursor(Kind, scope, string.Create(CultureInfo.InvariantCulture, $"{item.At.ToUnixTimeMilliseconds()}{Separator}{NodeId.Of(IdOf(item))}")).ToString();

    private static InboxItem At(string position) =>
        position.Split(Separator) is [var due, var id]
        && long.TryParse(due, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && NodeId.FollowUp(id) is { } followUp
            ? new(followUp.Home, followUp.Number, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : throw Cursor.Foreign("after");
}
