using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.FollowUps;

/// <summary>The commands on follow-ups.</summary>
internal sealed class FollowUpCommands(CustomerStore store, FollowUpOptions options, CurrentCaller current, CurrentRoster roster, Reader reader, FollowUpReader followUps)
{
    public async Task<FollowUpPayload> PromiseAsync(PromiseFollowUpInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        var repeat = input.IdempotencyKey is { } key ? RepeatKey.Of(caller, "promiseFollowUp", key, input) : default(Outcome<Idempotency>?);
        if ((ticket.Refusal ?? repeat?.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var staff = await roster.GetAsync(cancellationToken);
        var command = new PromiseFollowUpCommand(ticket.Value, input.Kind, input.Promise, input.DueAt, input.Channel);
        return await CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], OpenSessions = true, Idempotency = repeat?.Value },
            caller,
            (state, now) => PromiseFollowUp.Decide(state, caller, command, staff, options, now),
            cancellationToken);
    }

    public async Task<FollowUpPayload> KeepAsync(KeepFollowUpInput input, CancellationToken cancellationToken)
    {
        var evidence = input.EvidenceEntryId is { } id ? InputId.Entry(id, "input", "evidenceEntryId") : default(Outcome<EntryId>?);
        if (evidence?.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var found = evidence is { Value: var entry } ? await reader.EntriesAsync(new(entry.Home, entry.Sequence, entry.Sequence), cancellationToken) : [];
        return await RunAsync(
            input.FollowUpId,
            (state, caller, followUp, staff, now) => KeepFollowUp.Decide(
                state, caller, new(followUp, input.Outcome, evidence?.Value, found is [{ Entry: var read }] ? read : null), staff, options, now),
            cancellationToken);
    }

    public Task<FollowUpPayload> RescheduleAsync(RescheduleFollowUpInput input, CancellationToken cancellationToken) => RunAsync(
        input.FollowUpId,
        (state, caller, followUp, staff, now) =>
            RescheduleFollowUp.Decide(state, caller, new(followUp, input.DueAt, input.Reason, input.CustomerInformed), staff, options, now),
        cancellationToken);

    public Task<FollowUpPayload> WaiveAsync(WaiveFollowUpInput input, CancellationToken cancellationToken) => RunAsync(
        input.FollowUpId,
        (state, caller, followUp, _, now) => WaiveFollowUp.Decide(state, caller, new(followUp, input.Reason), now),
        cancellationToken);

    private async Task<FollowUpPayload> RunAsync(
        string followUpId,
        Func<CustomerState, Caller, FollowUpId, Continuity.Staff.Roster, DateTimeOffset, Decision<FollowUpId>> decide,
        CancellationToken cancellationToken)
    {
        var followUp = InputId.FollowUp(followUpId, "input", "followUpId");
        if (followUp.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var staff = await roster.GetAsync(cancellationToken);
        return await CommitAsync(
            new CommitRequest(followUp.Value.Home) { FollowUps = [followUp.Value.Number], OpenSessions = true },
            caller,
            (state, now) => decide(state, caller, followUp.Value, staff, now),
            cancellationToken);
    }

    private async Task<FollowUpPayload> CommitAsync(
        CommitRequest request, Caller caller, Func<CustomerState, DateTimeOffset, Decision<FollowUpId>> decide, CancellationToken cancellationToken)
    {
        var done = await store.CommitAsync(request, decide, null, cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // A repeat may be told of one that is settled by now, which was not loaded.
        reader.Forget();
        return new()
        {
            FollowUp = done.State.FollowUps.TryGetValue(done.Value.Number, out var written)
                ? new(done.Value, written, caller.IsAgent)
                : await followUps.FindAsync(done.Value, cancellationToken),
        };
    }
}
