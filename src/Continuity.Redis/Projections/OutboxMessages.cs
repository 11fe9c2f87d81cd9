using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Json;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Derives what must leave the partition from the difference of two states: here and nowhere else.</summary>
internal static class OutboxMessages
{
    public static IReadOnlyList<RedisValue> Of(CustomerState before, CustomerState after)
    {
        if (before.Version == after.Version)
        {
            return [];
        }

        return [.. Tickets(before, after).Concat(Identities(before, after)).Concat(Merges(before, after)).Concat(OfOtherHomes(before, after)).Concat(StaffMessages.Of(before, after)).Select(static m => (RedisValue)StoreJson.WriteBytes(m))];
    }

    private static IEnumerable<OutboxMessage> Tickets(CustomerState before, CustomerState after)
    {
        foreach (var (number, ticket) in after.Tickets)
        {
            var id = new TicketId(after.Id, number);
            var known = before.Tickets.GetValueOrDefault(number);
            if (known is null)
            {
                yield return new TicketNumbered(ticket.DisplayNumber, id);
            }

            if (known?.WaitingIn != ticket.WaitingIn || known?.WaitingSince != ticket.WaitingSince)
            {
                if (known?.WaitingIn is { } left && left != ticket.WaitingIn)
                {
                    yield return new TicketQueued(left, id, null, after.Version);
                }

                if (ticket.WaitingIn is { } entered)
                {
                    yield return new TicketQueued(entered, id, ticket.WaitingSince ?? ticket.OpenedAt, after.Version);
                }
            }
        }
    }

    private static IEnumerable<OutboxMessage> Identities(CustomerState before, CustomerState after)
    {
        if (ReferenceEquals(before.Profile, after.Profile))
        {
            return [];
        }

        var known = before.Profile.Identities.Select(static i => i.Identity).ToHashSet();
        var kept = after.Profile.Identities.Select(static i => i.Identity).ToHashSet();
        return
        [
            .. kept.Where(i => !known.Contains(i)).Select(i => new IdentityLed(i, after.Id)),
            .. known.Where(i => !kept.Contains(i)).Select(i => new IdentityFreed(i, after.Id)),
        ];
    }

    private static IEnumerable<OutboxMessage> Merges(CustomerState before, CustomerState after)
    {
        var isAnnounced = after.MergedInto is { State: MergeLinkState.Announced } && before.MergedInto is null;
        if (isAnnounced || after.Profile.Separations.Count > before.Profile.Separations.Count)
        {
            yield return new MergeOpen(after.Id);
        }
    }

    private static IEnumerable<OutboxMessage> OfOtherHomes(CustomerState before, CustomerState after)
    {
        if (!ReferenceEquals(before.Profile, after.Profile))
        {
            foreach (var kept in after.Profile.Suggestions.Except(before.Profile.Suggestions))
            {
                yield return new SuggestionKept(kept.Other, kept with { Other = after.Id });
            }
        }

        foreach (var (home, known) in after.OtherHomes.Zip(before.OtherHomes).Where(static pair => !ReferenceEquals(pair.First.Profile, pair.Second.Profile)))
        {
            foreach (var raised in home.Profile.Identities.Except(known.Profile.Identities))
            {
                yield return new IdentityRaised(home.Id, raised);
            }
        }
    }
}
