using Continuity.Customers;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Json;
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

        return [.. Tickets(before, after).Concat(Identities(before, after)).Concat(Merges(before, after)).Concat(OfOtherHomes(before, after)).Concat(StaffMessages.Of(before, after)).Concat(Problems(before, after)).Concat(Guests(before, after)).Select(static m => (RedisValue)StoreJson.WriteBytes(m))];
    }

    private static IEnumerable<OutboxMessage> Tickets(CustomerState before, CustomerState after)
    {
        foreach (var (number, ticket) in after.Tickets.Where(ticket => !before.Tickets.ContainsKey(ticket.Key)))
        {
            yield return new TicketNumbered(ticket.DisplayNumber, new(after.Id, number));
        }
    }

    private static IEnumerable<OutboxMessage> Problems(CustomerState before, CustomerState after) =>
        after.ProblemReports.Values.Where(report => !before.ProblemReports.ContainsKey(report.Number)).Select(report => ProblemReported.Of(after.Id, report));

    // Also of who is at home there: the identity may turn out to be another person's.
    private static IEnumerable<OutboxMessage> Guests(CustomerState before, CustomerState after)
    {
        foreach (var session in after.Sessions.Values.Where(session => session.Number > before.Profile.SessionCount))
        {
            if (session.Guest is { } guest && !ForgetGuest.IsForgotten(guest))
            {
                yield return new GuestCame(guest.Identity, new(after.Id, session.Number), session.StartedAt);
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
        if (after.Profile.Erasure is { } erasure && before.Profile.Erasure is null)
        {
            yield return new HomeErased(after.Id);
            foreach (var linked in before.Profile.Identities)
            {
                yield return new GuestErased(after.Id, linked.Identity, erasure.At);
            }
        }

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

            foreach (var gone in before.Profile.Suggestions.Select(static kept => kept.Other).Except(after.Profile.Suggestions.Select(static kept => kept.Other)))
            {
                yield return new SuggestionForgotten(gone, after.Id);
            }

            foreach (var home in ReferenceEquals(before.Profile.ContactConsent, after.Profile.ContactConsent) ? [] : after.OtherHomes)
            {
                yield return new ConsentChanged(home.Id);
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
