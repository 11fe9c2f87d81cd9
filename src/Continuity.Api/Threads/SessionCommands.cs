using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Threads;

/// <summary>The commands on one session.</summary>
internal sealed class SessionCommands(CustomerStore store, TicketNumbers numbers, QueueOptions queues, ThreadOptions options, CurrentCaller current, Reader reader)
{
    public Task<EndSessionPayload> EndAsync(EndSessionInput input, CancellationToken cancellationToken) => EndAsync(input, null, cancellationToken);

    /// <summary>The same, where it is told after it ended.</summary>
    /// <param name="input">What ended.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<EndSessionPayload> EndAsync(EndSessionInput input, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        var next = input.WrapUp?.NextTicketId is { } id ? InputId.Ticket(id, "input", "wrapUp", "nextTicketId") : default(Outcome<TicketId>?);
        if ((session.Refusal ?? next?.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var found = next is { Value: var other } && other.Home != session.Value.Home ? await reader.TicketAsync(other, cancellationToken) : null;
        var number = MayOpen(input.WrapUp) ? await numbers.NextAsync(cancellationToken) : null;
        var done = await store.CommitAsync(
            new CommitRequest(session.Value.Home)
            {
                Sessions = [session.Value.Number],
                Tickets = next is { Value: var named } && named.Home == session.Value.Home ? [named.Number] : [],
            },
            (state, now) => EndSession.Decide(state, caller, CommandOf(state, session.Value, input, number) with { At = at, NextTicket = next?.Value, FoundNext = found?.Ticket }, options, now),
            null,
            cancellationToken);
        if (number is not null && !done.State.Tickets.Values.Any(ticket => ticket.DisplayNumber == number))
        {
            numbers.Return(number);
        }

        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        var ended = reader.Written(done.State, done.Value);
        return new() { Session = ended, NextTicket = await NextAsync(done.State, caller, ended.Session.WrapUp?.NextTicket, cancellationToken) };
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

    private EndSessionCommand CommandOf(CustomerState state, SessionId id, EndSessionInput input, string? number) =>
        new(id, input.WrapUp is { } w ? new(w.Summary, w.Disposition, w.AnythingElse, w.Feedback) : null)
        {
            NextMatter = number is not null && state.Sessions.TryGetValue(id.Number, out var session)
                ? new(input.WrapUp?.NextSubject, session.Channel, number, queues.For(session.Channel))
                : null,
            Feedback = input.Feedback,
        };

    private static bool MayOpen(WrapUpInput? wrapUp) =>
        wrapUp is { NextSubject: not null } or { AnythingElse: AnythingElse.MoreRaised, NextTicketId: null };

    // Who ends a session is told of the ticket that came of it, also where they see it no longer once the session has ended.
    private async Task<TicketNode?> NextAsync(CustomerState state, Caller caller, TicketId? next, CancellationToken cancellationToken) =>
        next is not { } id ? null
        : id.Home == state.Id && state.Tickets.ContainsKey(id.Number) ? reader.Written(caller, state, id)
        : await reader.TicketAsync(id, cancellationToken);
}
