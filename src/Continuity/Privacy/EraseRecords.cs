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

        return Decision.Accept(
            true,
            state with
            {
                Profile = state.Profile with { Erasure = erasure with { Numbers = last } },
                Tickets = Copies.Of(state.Tickets, ticket => ticket.Status == TicketStatus.Closed ? ticket with { } : HomeErasure.Closed(ticket, now)),
                Sessions = Copies.Of(state.Sessions, static one => one with { }),
                Recoveries = Copies.Of(state.Recoveries, static one => one with { }),
                Handoffs = Copies.Of(state.Handoffs, static one => one with { }),
                OwnershipOffers = Copies.Of(state.OwnershipOffers, static one => one with { }),
                FollowUps = Copies.Of(state.FollowUps, static one => one with { }),
                Briefs = Copies.Of(state.Briefs, static one => one with { }),
                ProblemReports = Copies.Of(state.ProblemReports, static one => one with { }),
            });
    }

    private static int Last(CustomerProfile profile) => new[]
    {
        profile.TicketCount, profile.SessionCount, profile.HandoffCount, profile.OwnershipOfferCount, profile.FollowUpCount, profile.ProblemReportCount, profile.ConductReportCount,
    }.Max();
}
