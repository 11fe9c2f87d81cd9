using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>The commands that record what briefs are composed from.</summary>
internal sealed class BriefCommands(CustomerStore store, BriefOptions options, CurrentCaller current, Reader reader)
{
    public Task<TicketPayload> SetGoalAsync(SetGoalInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => SetGoal.Decide(state, caller, new(ticket, input.Goal), now), cancellationToken);

    public Task<TicketPayload> RestateAsync(RestateInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => Restate.Decide(state, caller, new(ticket, input.Text), now), cancellationToken);

    public Task<TicketPayload> ConfirmAsync(ConfirmRestatementInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => ConfirmRestatement.Decide(state, caller, new(ticket, input.Text), now), cancellationToken);

    public Task<TicketPayload> RecordFactAsync(RecordFactInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => RecordFact.Decide(state, caller, new(ticket, input.Statement, input.Certainty, input.Source), options, now),
        cancellationToken);

    public Task<TicketPayload> DisputeAsync(DisputeFactInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => DisputeFact.Decide(state, caller, new(ticket, FactOf(ticket, input.FactId), input.Reason), now), cancellationToken);

    public Task<TicketPayload> SettleAsync(SettleDisputeInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => SettleDispute.Decide(state, caller, new(ticket, FactOf(ticket, input.FactId), input.Upheld, input.Outcome), now),
        cancellationToken);

    public Task<TicketPayload> RecordAttemptAsync(RecordAttemptInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => RecordAttempt.Decide(state, caller, new(ticket, input.What, input.Outcome), options, now), cancellationToken);

    public Task<TicketPayload> AskAsync(AskQuestionInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => AskQuestion.Decide(state, caller, new(ticket, input.Question), options, now), cancellationToken);

    public Task<TicketPayload> AnswerAsync(AnswerQuestionInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId, (state, caller, ticket, now) => AnswerQuestion.Decide(state, caller, new(ticket, input.Question, input.Answer), options, now), cancellationToken);

    // One of another ticket is none of this one.
    private static int FactOf(TicketId ticket, string id) => BriefItemId.Fact(id) is { } fact && fact.Ticket == ticket ? fact.Number : 0;

    private async Task<TicketPayload> RunAsync(
        string ticketId, Func<CustomerState, Caller, TicketId, DateTimeOffset, Decision<TicketId>> decide, CancellationToken cancellationToken)
    {
        var ticket = InputId.Ticket(ticketId, "input", "ticketId");
        if (ticket.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], Briefs = [ticket.Value.Number], OpenSessions = true },
            (state, now) => decide(state, caller, ticket.Value, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
