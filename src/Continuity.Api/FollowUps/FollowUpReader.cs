using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.FollowUps;
using Continuity.Tickets;

namespace Continuity.Api.FollowUps;

/// <summary>Gives callers the follow-ups that they may see.</summary>
internal sealed class FollowUpReader(CurrentCaller current, Reader reader, IFollowUpByIdDataLoader followUps, ITicketByIdDataLoader tickets)
{
    /// <summary>A follow-up; null where there is none that the caller may see.</summary>
    public async Task<FollowUpNode?> FindAsync(FollowUpId id, CancellationToken cancellationToken) =>
        await ManyAsync([id], cancellationToken) is [var found] ? found : null;

    /// <summary>Those of some follow-ups that the caller may see, in the order given.</summary>
    public async Task<IReadOnlyList<FollowUpNode>> ManyAsync(IReadOnlyList<FollowUpId> ids, CancellationToken cancellationToken)
    {
        var found = await followUps.LoadAsync(ids, cancellationToken);
        var nodes = await Task.WhenAll(ids.Zip(found).Select(pair => pair.Second is { } followUp ? SeenAsync(pair.First, followUp, cancellationToken) : Task.FromResult<FollowUpNode?>(null)));
        return [.. nodes.OfType<FollowUpNode>()];
    }

    /// <summary>The follow-ups of a ticket that the caller may see, oldest first.</summary>
    public async Task<IReadOnlyList<FollowUpNode>> OfTicketAsync(TicketNode ticket, FollowUpState? state, CancellationToken cancellationToken)
    {
        if (ticket.Ticket.FollowUps.Count == 0)
        {
            return [];
        }

        var caller = await current.GetAsync(cancellationToken);
        var found = await followUps.LoadAsync([.. ticket.Ticket.FollowUps.Select(number => new FollowUpId(ticket.Key.Home, number))], cancellationToken);
        var access = await reader.AccessAsync(ticket.Key.Home, cancellationToken);
        return
        [
            .. found.OfType<FollowUp>()
                .Where(followUp => (state is null || followUp.State == state) && access.Rules.Sees(ticket.Key.Home, ticket.Ticket, followUp))
                .Select(followUp => new FollowUpNode(new(ticket.Key.Home, followUp.Number), followUp, caller.IsAgent)),
        ];
    }

    private async Task<FollowUpNode?> SeenAsync(FollowUpId id, FollowUp followUp, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var ticket = await tickets.LoadAsync(new TicketId(id.Home, followUp.Ticket), cancellationToken)
            ?? throw new InvalidOperationException("A follow-up names a ticket that its home does not have.");
        var access = await reader.AccessAsync(id.Home, cancellationToken);
        return access.Rules.Sees(id.Home, ticket, followUp) ? new(id, followUp, caller.IsAgent) : null;
    }
}
