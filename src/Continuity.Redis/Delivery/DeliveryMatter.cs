using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Delivery;

/// <summary>All that is needed to send one thing, as it stands at the moment.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Delivery">The delivery.</param>
/// <param name="Entry">The entry.</param>
/// <param name="State">The home, with the other homes of its customer.</param>
public sealed record DeliveryMatter(EntryId Id, EntryDelivery Delivery, Entry Entry, CustomerState State)
{
    /// <summary>Its session, or null.</summary>
    public Session? Session => Delivery.Session is { } number ? State.Sessions.GetValueOrDefault(number) : null;

    /// <summary>The ticket that it is on by now.</summary>
    public Ticket Ticket => State.Tickets[Session?.Ticket ?? Delivery.Ticket];

    /// <summary>The follow-up that it tells of, or null.</summary>
    public FollowUp? FollowUp => Delivery.FollowUp is { } number ? State.FollowUps.GetValueOrDefault(number) : null;
}
