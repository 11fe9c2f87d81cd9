using System.Collections.Immutable;
using Continuity.Customers;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>Derives from the difference of two states who has a part in which ticket, and which ticket nobody answers for.</summary>
internal static class StaffMessages
{
    public static IEnumerable<OutboxMessage> Of(CustomerState before, CustomerState after) => after.Tickets.Values.SelectMany(ticket =>
    {
        var id = new TicketId(after.Id, ticket.Number);
        var known = before.Tickets.GetValueOrDefault(ticket.Number);
        return Parts(id, known is null ? [] : TicketParts.Of(before, known), ticket, TicketParts.Of(after, ticket), after.Version)
            .Concat(Orphan(id, known, ticket, after.Version));
    });

    private static IEnumerable<OutboxMessage> Parts(TicketId id, ImmutableSortedSet<string> before, Ticket ticket, ImmutableSortedSet<string> after, long version) =>
    [
        .. before.Where(agent => !after.Contains(agent)).Select(agent => new PartTaken(agent, id, null, version)),
        .. after.Where(agent => !before.Contains(agent)).Select(agent => new PartTaken(agent, id, ticket.OpenedAt, version)),
    ];

    private static IEnumerable<OutboxMessage> Orphan(TicketId id, Ticket? before, Ticket after, long version) =>
        (before?.IsOrphaned ?? false) == after.IsOrphaned ? [] : [new TicketOrphaned(id, after.IsOrphaned ? after.OpenedAt : null, version)];
}
