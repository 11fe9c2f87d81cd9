using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Recovery;
using Continuity.Tickets;

namespace Continuity.Privacy;

/// <summary>Puts what is left of a home's tickets, sessions and the like in the place of what was recorded, some numbers at a time.</summary>
public static class EraseRecords
{
    /// <summary>How many numbers one step takes.</summary>
    public const int Step = 10;

    /// <summary>The numbers that the next step takes.</summary>
    /// <param name="profile">The profile of the home.</param>
    /// <returns>None where all of it is erased.</returns>
    public static IReadOnlyList<int> Next(CustomerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var from = profile.Erasure?.Numbers ?? 0;
        return [.. Enumerable.Range(from + 1, Math.Clamp(Last(profile) - from, 0, Step))];
    }

    /// <summary>The numbers of the problem reports among these, those of conduct too, which are numbered by themselves.</summary>
    /// <param name="numbers">The numbers.</param>
    public static IReadOnlyList<int> Reports(IReadOnlyList<int> numbers) =>
        [.. numbers, .. numbers.Select(static number => ProblemReportId.FirstOfConduct - 1 + number)];

    /// <summary>Decides.</summary>
    /// <param name="state">The home, read as what is left of it, with all that has one of the numbers.</param>
    /// <param name="numbers">What <see cref="Next"/> named when it was read.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was done; false where somebody else did.</returns>
    public static Decision<bool> Decide(CustomerState state, IReadOnlyList<int> numbers, DateTimeOffset now)
    {
        var erasure = state.Profile.Erasure ?? throw new ArgumentException("The home was not erased.", nameof(state));
        var next = Next(state.Profile);
        if (next is not [.., var last] || !next.SequenceEqual(numbers))
        {
            return Decision.Accept(false, state);
        }

        // What is read is what must be written: a copy is what makes it differ.
        return Decision.Accept(
            true,
            state with
            {
                Profile = state.Profile with { Erasure = erasure with { Numbers = last } },
                Tickets = state.Tickets.SetItems(state.Tickets.Select(one => KeyValuePair.Create(
                    one.Key, one.Value.Status == TicketStatus.Closed ? one.Value with { } : HomeErasure.Closed(one.Value, now)))),
                Sessions = state.Sessions.SetItems(state.Sessions.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                Recoveries = state.Recoveries.SetItems(state.Recoveries.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                Handoffs = state.Handoffs.SetItems(state.Handoffs.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                OwnershipOffers = state.OwnershipOffers.SetItems(state.OwnershipOffers.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                FollowUps = state.FollowUps.SetItems(state.FollowUps.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                Briefs = state.Briefs.SetItems(state.Briefs.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
                ProblemReports = state.ProblemReports.SetItems(state.ProblemReports.Select(static one => KeyValuePair.Create(one.Key, one.Value with { }))),
            });
    }

    private static int Last(CustomerProfile profile) => new[]
    {
        profile.TicketCount, profile.SessionCount, profile.HandoffCount, profile.OwnershipOfferCount, profile.FollowUpCount, profile.ProblemReportCount, profile.ConductReportCount,
    }.Max();
}
