using System.Globalization;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.FollowUps;

/// <summary>That a customer is asked how they are once in a while at most, whoever asks and on whichever ticket of any of their homes.</summary>
internal static class CheckInPause
{
    /// <summary>Checks a time at which a customer shall be asked.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="itself">The check-in, where there is one already.</param>
    /// <param name="at">The time.</param>
    /// <param name="options">How long the pause is.</param>
    /// <param name="now">The time now.</param>
    /// <returns>LIMIT_EXCEEDED, which names when they may be asked next, or null.</returns>
    public static Refusal? Check(CustomerState state, FollowUp? itself, DateTimeOffset at, FollowUpOptions options, DateTimeOffset now)
    {
        var free = FirstFree(state, itself, at, options, now);
        return free == at
            ? null
            : new(RefusalCode.LimitExceeded, string.Create(
                CultureInfo.InvariantCulture,
                $"{Rule(options)} The next check-in may be due from {free.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} on."));
    }

    /// <summary>Until when a check-in that has come must wait: the customer was asked not long ago, or another one that came before it still is to be made. Null where it may be made.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="followUp">The check-in.</param>
    /// <param name="options">How long the pause is.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? Until(CustomerState state, FollowUp followUp, FollowUpOptions options, DateTimeOffset now)
    {
        var (homes, place) = (CustomerHomes.Of(state), Place(state.Id, followUp));
        if (homes.All.Any(home => ToCome(homes, home).Any(other => Place(home.Id, other).CompareTo(place) < 0)))
        {
            return now + options.BetweenCheckIns;
        }

        return LastAsked(homes) + options.BetweenCheckIns is { } free && free > now ? free : null;
    }

    /// <summary>The rule, as a sentence.</summary>
    /// <param name="options">How long the pause is.</param>
    public static string Rule(FollowUpOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"A customer is asked at most once in {(options.BetweenCheckIns >= TimeSpan.FromDays(1) ? $"{options.BetweenCheckIns.TotalDays:0.##} days" : $"{options.BetweenCheckIns}")}.");

    // One that is overdue may be made at any moment.
    private static DateTimeOffset FirstFree(CustomerState state, FollowUp? itself, DateTimeOffset from, FollowUpOptions options, DateTimeOffset now)
    {
        var homes = CustomerHomes.Of(state);
        var asked = homes.All.SelectMany(home => ToCome(homes, home).Where(other => home.Id != state.Id || other.Number != itself?.Number))
            .Select(other => other.DueAt < now ? now : other.DueAt)
            .ToList();
        if (LastAsked(homes) is { } last)
        {
            asked.Add(last);
        }

        return asked.Order().Aggregate(from, (at, time) => (at - time).Duration() < options.BetweenCheckIns ? time + options.BetweenCheckIns : at);
    }

    // Of one that they were asked for already, that counts and no more when it is due; and nobody asks for one that they no longer agree to.
    private static IEnumerable<FollowUp> ToCome(CustomerHomes homes, CustomerState home) => home.FollowUps.Values.Where(
        followUp => followUp is { Kind: FollowUpKind.CheckIn, IsOpen: true, AskedAt: null } && CheckInRule.Agrees(homes.Profile.ContactConsent, followUp.Channel));

    private static DateTimeOffset? LastAsked(CustomerHomes homes) => homes.All.Max(static home => home.Profile.CheckedInAt);

    // The same in every process, so that of two that come at once one waits, and not both.
    private static (DateTimeOffset DueAt, CustomerId Home, int Number) Place(CustomerId home, FollowUp followUp) => (followUp.DueAt, home, followUp.Number);
}
