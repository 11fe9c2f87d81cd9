using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Decisions;
using Continuity.GraphQL;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Records that agents have read what they must know of a ticket.</summary>
internal sealed class BriefAcknowledging(CustomerStore store, EntryPlaces places, CurrentCaller current, Reader reader)
{
    public async Task<TicketPayload> AcknowledgeAsync(AcknowledgeBriefInput input, CancellationToken cancellationToken)
    {
        var ticket = InputId.Ticket(input.TicketId, "input", "ticketId");
        var upTo = ticket.Refusal ?? await UpToAsync(ticket.Value, input.AsOf, cancellationToken);
        if (upTo.Refusal is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number] },
            (state, now) => AcknowledgeBrief.Decide(state, caller, new(ticket.Value, upTo.Value), now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }

    // A cursor is of this thread where a list of its entries would take it. Of a customer that the caller does not see, nothing is told by it.
    private async Task<Outcome<int>> UpToAsync(TicketId ticket, string asOf, CancellationToken cancellationToken)
    {
        var access = await reader.AccessAsync(ticket.Home, cancellationToken);
        if (!access.Rules.SeesCustomer)
        {
            return 0;
        }

        try
        {
            var place = await places.WithinAsync("asOf", EntryCursor.PlaceOf(ListPlace.Read("asOf", asOf, EntryCursor.Kind)), access, cancellationToken);
            return place.Homes.GetValueOrDefault(ticket.Home);
        }
        catch (GraphQLException)
        {
            return Refusal.Invalid("asOf is not a cursor of the customer's thread.", "input", "asOf");
        }
    }
}
