using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Continuation;
using Continuity.Redis.Customers;
using Continuity.Redis.Time;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Continuation;

/// <summary>Issues continuation codes.</summary>
internal sealed class CodeIssuing(CustomerStore store, ContinuationCodes codes, ContinuationOptions options, StoreTime time, CurrentCaller current)
{
    public async Task<IssueContinuationCodePayload> IssueAsync(IssueContinuationCodeInput input, CancellationToken cancellationToken)
    {
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        var session = input.SessionId is { } id ? InputId.Session(id, "input", "sessionId") : default(Outcome<SessionId>?);
        if ((ticket.Refusal ?? session?.Refusal) is { } invalid)
        {
            return new() { Errors = UserError.List(invalid) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var state = await LoadAsync(ticket.Value, cancellationToken);
        var decided = IssueContinuationCode.Decide(state, caller, new(ticket.Value, session?.Value), options, time.GetUtcNow());
        if (decided.Value is not { } grant)
        {
            return new() { Errors = UserError.List(decided.Refusal) };
        }

        var issued = await codes.IssueAsync(grant, cancellationToken);
        return new() { Code = issued.Code.Grouped, LinkToken = issued.LinkToken.Value, ExpiresAt = grant.ExpiresAt };
    }

    // Who may is a matter of the sessions too: those that go on, and those of the ticket.
    private async Task<CustomerState> LoadAsync(TicketId ticket, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(ticket.Home, [ticket.Number], [], cancellationToken);
        var sessions = state.Profile.OpenSessions.Concat(state.Tickets.GetValueOrDefault(ticket.Number)?.Sessions ?? []).ToHashSet();
        return sessions.All(state.Sessions.ContainsKey) ? state : await store.LoadAsync(ticket.Home, [ticket.Number], sessions, cancellationToken);
    }
}
