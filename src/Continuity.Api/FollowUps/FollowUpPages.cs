using Continuity.Api.Callers;
using Continuity.Api.Inboxes;
using Continuity.Api.Nodes;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;
using Continuity.Redis.Time;
using Continuity.Staff;

namespace Continuity.Api.FollowUps;

/// <summary>Pages of what agents owe, the earliest due first, for those who may ask for it.</summary>
internal sealed class FollowUpPages(InboxPages inboxes, CurrentCaller current, CurrentRoster roster, StoreTime time)
{
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
        var mayAsk = MayAsk(caller, await roster.GetAsync(cancellationToken), state);
        if (agent is not null && caller.Role != Role.Supervisor && !mayAsk.Contains(agent))
        {
            throw new GraphQLException("An agent may ask for what they owe themselves, and those whom they stand in for; a supervisor for what anybody owes.", "FORBIDDEN");
        }

        return await inboxes.FollowUpsAsync($"obligations {agent} {state}", agent is null ? mayAsk : [agent], state, first, after, cancellationToken);
    }

    // What those settled who have left is still theirs; what is open is no longer.
    private IReadOnlyList<string> MayAsk(Caller caller, Roster staff, FollowUpState? state) => caller.Role != Role.Supervisor ? [caller.Id, .. staff.Covered(caller.Id, time.GetUtcNow())]
        : state is FollowUpState.Kept or FollowUpState.Waived or FollowUpState.Cancelled ? [.. staff.Members.Keys]
        : staff.WhoMayOwe(time.GetUtcNow());
}
