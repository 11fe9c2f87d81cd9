using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Decisions;
using Continuity.Redis.Staff;
using Continuity.Staff;

namespace Continuity.Api.Staff;

/// <summary>The commands on agents.</summary>
internal sealed class StaffCommands(RosterChanges roster, Reassignment reassignment, CurrentCaller current, CurrentRoster read, Reader reader)
{
    public async Task<AgentPayload> SetAvailabilityAsync(SetAvailabilityInput input, CancellationToken cancellationToken)
    {
        var deputy = input.DeputyId.Value is { } id ? InputId.Agent(id, "input", "deputyId") : default(Outcome<string>?);
        if (deputy?.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = new SetAvailabilityCommand(input.Availability)
        {
            Deputy = !input.DeputyId.HasValue ? default : deputy is { } named ? Change.Set(named.Value!) : Change.Clear<string>(),
            DeputyUntil = !input.DeputyUntil.HasValue ? default : input.DeputyUntil.Value is { } until ? Change.Set(until) : Change.Clear<DateTimeOffset>(),
        };
        return await ChangeAsync(caller.Id, (before, now) => SetAvailability.Decide(before, caller, command, now), cancellationToken);
    }

    public async Task<AgentPayload> RemoveAsync(RemoveAgentInput input, CancellationToken cancellationToken)
    {
        var (agent, successor) = (InputId.Agent(input.AgentId, "input", "agentId"), InputId.Agent(input.SuccessorId, "input", "successorId"));
        if ((agent.Refusal ?? successor.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = new RemoveAgentCommand(agent.Value!, successor.Value!, input.Reason);
        var payload = await ChangeAsync(command.Agent, (before, now) => RemoveAgent.Decide(before, caller, command, now), cancellationToken);
        if (payload.Agent is not null)
        {
            await reassignment.BeginAsync(command.Agent);
            reader.Forget();
        }

        return payload;
    }

    private async Task<AgentPayload> ChangeAsync(string agent, Func<Roster, DateTimeOffset, Outcome<Roster>> decide, CancellationToken cancellationToken)
    {
        var done = await roster.ChangeAsync(decide, cancellationToken);
        read.Forget();
        return done.Refusal is null
            ? new() { Agent = await reader.AgentAsync(agent, cancellationToken) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
