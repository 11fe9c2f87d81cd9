using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Delivery;

/// <summary>
/// Says which entries of a commit leave by a gateway. A decision marks what would (<see cref="EntryDraft.Order"/>), and knows nothing of gateways; where the channel has none, nothing is ordered.
/// </summary>
public static class OrderDeliveries
{
    /// <summary>Orders.</summary>
    /// <param name="after">The state as it will be, with the sessions and tickets of the entries.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="rules">Which channels have a gateway.</param>
    /// <param name="now">The time.</param>
    public static OrderedEntries Of(CustomerState after, IReadOnlyList<EntryDraft> entries, DeliveryRules rules, DateTimeOffset now)
    {
        if (rules.Gateways.IsEmpty || entries.All(static entry => entry.Order is null))
        {
            return new(entries, []);
        }

        List<(int Place, EntryDelivery Delivery)> deliveries =
        [
            .. entries.Select((entry, i) => (Place: i + 1, Delivery: Of(after, entry, rules, now))).Where(static one => one.Delivery is not null).Select(static one => (one.Place, one.Delivery!)),
        ];
        var places = deliveries.Select(static one => one.Place).ToHashSet();
        return new([.. entries.Select((entry, i) => places.Contains(i + 1) ? entry with { HasDelivery = true } : entry)], deliveries);
    }

    private static EntryDelivery? Of(CustomerState state, EntryDraft entry, DeliveryRules rules, DateTimeOffset now)
    {
        if (entry.Order is not { } order || TicketOf(state, entry) is not { } ticket || ChannelOf(state, ticket, entry, order, rules) is not { } channel)
        {
            return null;
        }

        return new(ticket.Number, order.Kind, channel, now)
        {
            Session = entry.Session,
            Author = entry.Author is { Kind: ActorKind.Agent } author ? author.Id : null,
            FollowUp = order.FollowUp,
        };
    }

    private static Ticket? TicketOf(CustomerState state, EntryDraft entry) =>
        (entry.Ticket ?? (entry.Session is { } session ? state.Sessions.GetValueOrDefault(session)?.Ticket : null)) is { } number ? state.Tickets.GetValueOrDefault(number) : null;

    private static Channel? ChannelOf(CustomerState state, Ticket ticket, EntryDraft entry, DeliveryOrder order, DeliveryRules rules)
    {
        Channel? channel = order.Kind switch
        {
            DeliveryKind.Email => Channel.Email,
            DeliveryKind.Callback => Channel.Phone,
            DeliveryKind.Assistance => Channel.SelfService,
            DeliveryKind.Apology => ApologyChannel(state, ticket, entry, rules),

            // What is written while they speak is a note for the thread: a text never goes to the telephone system.
            _ => entry.Channel is Channel.Phone ? null : entry.Channel,
        };
        return channel is { } wanted && rules.Has(wanted) ? wanted : null;
    }

    // To where the customer agreed to be written to, the channel last used first; else to where they last wrote on this ticket. It is a text, so it never goes to the telephone system.
    private static Channel? ApologyChannel(CustomerState state, Ticket ticket, EntryDraft entry, DeliveryRules rules)
    {
        var profile = CustomerHomes.Of(state).Profile;
        var least = DeliveryAddresses.ShownFrom(state, entry.Session);
        var used = ticket.Channels.Reverse().Where(static channel => channel is not Channel.Phone).ToList();
        var agreed = profile.ContactConsent.Channels.Where(channel => channel is not Channel.Phone && rules.Has(channel) && DeliveryAddresses.Of(profile, channel, least).Count > 0).ToList();
        var newest = used.Where(agreed.Contains).Concat(agreed).Cast<Channel?>().FirstOrDefault();
        return newest ?? used.Where(channel => rules.Has(channel) && (entry.Session is not null || DeliveryAddresses.Of(profile, channel, least).Count > 0)).Cast<Channel?>().FirstOrDefault();
    }
}
