using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Api.Threads;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.SelfService;

namespace Continuity.Api.SelfService;

/// <summary>The answers to help that was offered.</summary>
internal sealed class AssistanceCommands(
    CustomerStore store, TicketNumbers numbers, RecordReader records, QueueOptions queues, AssistanceRules rules, CurrentRoster roster, CurrentCaller current, Reader reader)
{
    public async Task<StartSessionPayload> AcceptAsync(AcceptAssistanceInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var offer = InputId.AssistanceOffer(input.OfferId, "input", "offerId");
        var repeat = RepeatKey.Of(caller, "acceptAssistance", input.IdempotencyKey, input);
        if ((offer.Refusal ?? repeat.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        // Which brief is needed says the session's ticket; that it is still that one is checked with the decision.
        var id = offer.Value.Session;
        if (!(await records.SessionsAsync([id], cancellationToken)).TryGetValue(id, out var session))
        {
            return new() { Errors = UserError.List(Refusal.NotFound("offer of help", "input", "offerId")) };
        }

        var number = await numbers.NextAsync(cancellationToken);
        var command = new AcceptAssistanceCommand(offer.Value, input.Channel, queues.For(input.Channel), session.Ticket, number);
        var staff = await roster.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(id.Home) { Sessions = [id.Number], OpenSessions = true, Briefs = [session.Ticket], Idempotency = repeat.Value },
            (state, now) => AcceptAssistance.Decide(state, caller, command, staff, rules, now),
            null,
            cancellationToken);
        if (!done.State.Tickets.Values.Any(ticket => ticket.DisplayNumber == number))
        {
            numbers.Return(number);
        }

        if (!done.IsAccepted)
        {
            reader.Forget();
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // What a repeat loaded is what it would have needed to decide again, and not what the first one made.
        var state = done.IsRepeat ? await store.LoadAsync(done.State.Id, [], [id.Number, done.Value.Number], cancellationToken) : done.State;
        var begun = reader.Written(state, done.Value);
        return new()
        {
            Session = begun,
            Customer = reader.Written(caller, state),
            Ticket = reader.Written(caller, state, new(state.Id, begun.Session.Ticket)),
        };
    }

    public async Task<DeclineAssistancePayload> DeclineAsync(DeclineAssistanceInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var offer = InputId.AssistanceOffer(input.OfferId, "input", "offerId");
        if (offer.Refusal is not null)
        {
            return new() { Errors = UserError.List(offer.Refusal) };
        }

        var session = offer.Value.Session;
        var done = await store.CommitAsync(
            new CommitRequest(session.Home) { Sessions = [session.Number] },
            (state, now) => DeclineAssistance.Decide(state, caller, offer.Value, now),
            null,
            cancellationToken);
        reader.Forget();
        return done.IsAccepted
            ? new() { Offer = new(session, done.State.Sessions[session.Number].SelfService!.Offer!) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
