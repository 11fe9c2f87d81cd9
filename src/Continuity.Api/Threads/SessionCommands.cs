using Continuity.Redis.Customers;
using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Redis.Commit;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>The commands on one session.</summary>
internal sealed class SessionCommands(CustomerStore store, CurrentCaller current, Reader reader)
{
    public async Task<EndSessionPayload> EndAsync(EndSessionInput input, CancellationToken cancellationToken)
    {
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        if (session.Refusal is not null)
        {
            return new() { Errors = UserError.List(session.Refusal) };
        }

        var wrapUp = input.WrapUp is { } w ? new WrapUp(w.Summary, w.Disposition, w.AnythingElse, w.Feedback) : null;
        var caller = await current.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(session.Value.Home) { Sessions = [session.Value.Number] },
            (state, now) => EndSession.Decide(state, caller, new(session.Value, wrapUp), now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Session = reader.Written(done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }

    public async Task<MoveSessionPayload> MoveAsync(MoveSessionInput input, CancellationToken cancellationToken)
    {
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        if ((session.Refusal ?? ticket.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(session.Value.Home) { Sessions = [session.Value.Number], Tickets = [ticket.Value.Number] },
            (state, now) => MoveSession.Decide(state, caller, new(session.Value, ticket.Value, input.Reason), now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Session = reader.Written(done.State, done.Value), Ticket = reader.Written(caller, done.State, ticket.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
