using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Tickets;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Opens tickets beside those that a customer has.</summary>
internal sealed class TicketOpening(CustomerStore store, TicketNumbers numbers, QueueOptions queues, CurrentCaller current, Reader reader)
{
    public async Task<TicketPayload> OpenAsync(OpenTicketInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        var session = input.SessionId is { } id ? InputId.Session(id, "input", "sessionId") : default(Outcome<SessionId>?);
        if ((customer.Refusal ?? session?.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var number = await numbers.NextAsync(cancellationToken);
        var command = new OpenTicketCommand(input.Subject, input.Channel, number, queues.For(input.Channel), session?.Value);
        var done = await store.CommitAsync(
            new CommitRequest(await HomeAsync(customer.Value, session?.Value, cancellationToken)) { Sessions = session is { Value: var named } ? [named.Number] : [] },
            (state, now) => OpenTicket.Decide(state, caller, command, now),
            null,
            cancellationToken);
        if (done.IsAccepted)
        {
            return new() { Ticket = reader.Written(caller, done.State, done.Value) };
        }

        numbers.Return(number);
        return new() { Errors = UserError.List(done.Refusal) };
    }

    /// <summary>Where the ticket is opened: with the session in which it came up, where that is the customer's at another home; else where it was asked for.</summary>
    private async Task<CustomerId> HomeAsync(CustomerId asked, SessionId? session, CancellationToken cancellationToken) =>
        session is { } named && named.Home != asked
        && CustomerHomes.Of(await store.SurvivorAsync(asked, cancellationToken)).Find(named.Home) is { } home ? home.Id : asked;
}
