using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Redis.Time;

namespace Continuity.Api.Handoffs;

/// <summary>Gives callers the handoffs that they may see.</summary>
internal sealed class HandoffReader(CurrentCaller current, Reader reader, IHandoffByIdDataLoader handoffs, StoreTime time)
{
    /// <summary>A handoff; null where there is none that the caller may see.</summary>
    public async Task<HandoffNode?> FindAsync(HandoffId id, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        return IsForHandoffs(caller)
            && await handoffs.LoadAsync(id, cancellationToken) is { } handoff
            && NamedHandoff.IsSeenBy(caller, handoff)
            && await reader.TicketAsync(new(id.Home, handoff.Ticket), cancellationToken) is not null
                ? new(id, handoff)
                : null;
    }

    /// <summary>The handoffs of a ticket that the caller may see, oldest first.</summary>
    public async Task<IReadOnlyList<HandoffNode>> OfTicketAsync(TicketNode ticket, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        if (ticket.Ticket.Handoffs.Count == 0 || !IsForHandoffs(caller))
        {
            return [];
        }

        var found = await handoffs.LoadAsync([.. ticket.Ticket.Handoffs.Select(number => new HandoffId(ticket.Key.Home, number))], cancellationToken);
        return
        [
            .. found.OfType<Handoff>()
                .Where(handoff => NamedHandoff.IsSeenBy(caller, handoff))
                .Select(handoff => new HandoffNode(new(ticket.Key.Home, handoff.Number), handoff)),
        ];
    }

    /// <summary>Since when the brief of a handoff that the caller sees counts as unread, or null.</summary>
    public async Task<DateTimeOffset?> UnreadSinceAsync(CustomerId home, Handoff handoff, CancellationToken cancellationToken)
    {
        var ticket = (await reader.TicketOfAsync(new(home, handoff.Ticket), cancellationToken)).Ticket;
        var now = time.GetUtcNow();
        if (UnreadBrief.UnreadSince(handoff, ticket, [], now) is null)
        {
            return null;
        }

        var later = await handoffs.LoadAsync([.. ticket.Handoffs.Where(number => number > handoff.Number).Select(number => new HandoffId(home, number))], cancellationToken);
        return UnreadBrief.UnreadSince(handoff, ticket, later.OfType<Handoff>(), now);
    }

    // Customers and channels' systems see none: nothing is read for them.
    private static bool IsForHandoffs(Caller caller) => caller.IsAgent || caller.Role == Role.Bot;
}
