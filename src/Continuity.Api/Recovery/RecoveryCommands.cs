using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Api.Tickets;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Recovery;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Recovery;

/// <summary>The commands on service recoveries.</summary>
internal sealed class RecoveryCommands(CustomerStore store, RecoveryOptions options, FollowUpOptions followUps, CurrentCaller current, CurrentRoster rosters, Reader reader)
{
    public async Task<TicketPayload> MarkAsync(MarkRecoveryStepInput input, CancellationToken cancellationToken)
    {
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        var evidence = input.EvidenceEntryId is { } id ? InputId.Entry(id, "input", "evidenceEntryId") : default(Outcome<EntryId>?);
        if ((ticket.Refusal ?? evidence?.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var roster = await rosters.GetAsync(cancellationToken);
        var found = evidence is { Value: var entry } ? await reader.EntriesAsync(new(entry.Home, entry.Sequence, entry.Sequence), cancellationToken) : [];
        var command = new MarkRecoveryStepCommand(ticket.Value, input.Step, input.Note)
        {
            SomethingExtra = input.SomethingExtra,
            Evidence = evidence?.Value,
            Found = found is [{ Entry: var read }] ? read : null,
            SkipReason = input.SkipReason,
        };
        var number = ticket.Value.Number;
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [number], Briefs = [number], Recoveries = [number], OpenSessions = true },
            (state, now) => MarkRecoveryStep.Decide(state, caller, command, roster, options, followUps, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
