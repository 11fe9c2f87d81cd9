using System.Collections.Immutable;
using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>An offer that waits for an answer, or a follow-up that is owed, as it is counted for those who watch. Nothing is decided by it.</summary>
/// <param name="IsOffer">Whether it is an offer.</param>
/// <param name="Member">What it is named by.</param>
/// <param name="At">Since when it waits, or when it is due; null where it is counted no longer.</param>
internal readonly record struct CountedMatter(bool IsOffer, RedisValue Member, DateTimeOffset? At)
{
    /// <summary>
    /// What a commit changes. Where it touches any offer or follow-up, all that are open in its home are named again: so those are counted, too, that an earlier version wrote, which did not count.
    /// </summary>
    /// <param name="before">What was read, with all that is open.</param>
    /// <param name="after">What was decided.</param>
    public static IReadOnlyList<CountedMatter> Between(CustomerState before, CustomerState after)
    {
        if (ReferenceEquals(before.Handoffs, after.Handoffs) && ReferenceEquals(before.OwnershipOffers, after.OwnershipOffers) && ReferenceEquals(before.FollowUps, after.FollowUps))
        {
            return [];
        }

        var open = Open(after);
        var left = open.Select(static one => one.Member).ToHashSet();
        return [.. open, .. Open(before).Where(one => !left.Contains(one.Member)).Select(static one => one with { At = null })];
    }

    private static ImmutableArray<CountedMatter> Open(CustomerState state) =>
    [
        .. state.Handoffs.Values.Where(static handoff => handoff.State == HandoffState.Offered)
            .Select(handoff => new CountedMatter(true, Name(state, CustomerFields.Handoff(handoff.Number)), handoff.OfferedAt)),
        .. state.OwnershipOffers.Values.Where(static offer => offer.IsOpen)
            .Select(offer => new CountedMatter(true, Name(state, CustomerFields.OwnershipOffer(offer.Number)), offer.OfferedAt)),
        .. state.FollowUps.Values.Where(static followUp => followUp is { IsOpen: true, WaitsForOffer: false })
            .Select(followUp => new CountedMatter(false, Name(state, CustomerFields.FollowUp(followUp.Number)), followUp.DueAt)),
    ];

    private static RedisValue Name(CustomerState state, string field) => $"{state.Id.Value} {field}";
}
