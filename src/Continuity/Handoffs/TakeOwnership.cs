using System.Globalization;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Lets a ticket's ownership pass to another agent, and with it each duty that is still owed to the customer. Who handles it still does, unless that was an owner who has left.
/// An escalation that runs goes on, but for one to the successor: of what they owe themselves somebody else hears.
/// </summary>
internal static class TakeOwnership
{
    private const int LongestPromiseTold = 200;

    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far, the offer settled.</param>
    /// <param name="number">The number of the ticket, which has an owner.</param>
    /// <param name="offer">The offer that was accepted.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, int number, OwnershipOffer offer, Roster roster, ActorRef by, DateTimeOffset now)
    {
        var taken = Apply(changes, number, offer.To, roster, by, offer.Reason, now);
        return taken.With(taken.State.Tickets[number] with { OwnedBy = offer.Number });
    }

    /// <summary>Does it where nobody offered it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The number of the ticket, which has an owner.</param>
    /// <param name="successor">Who owns it from now on.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, int number, string successor, Roster roster, ActorRef by, string reason, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        var before = ticket.Owner!;
        var taken = ticket.Changed(now) with { Owner = successor, OwnedBy = null };
        if (ticket.Handler == ActorRef.Agent(before) && roster.HasLeft(before))
        {
            taken = taken.HandledBy(ActorRef.Agent(successor));
        }

        var owed = FollowUpRecords.Open(changes, number);
        var told = $"{HandoffWords.NameOf(successor, roster)} answers for ticket {ticket.DisplayNumber} from now on, instead of {HandoffWords.NameOf(before, roster)}: {reason}{Listed(owed)}";
        return owed
            .Aggregate(changes.With(taken), (passed, followUp) => passed.With(followUp.OwedBy(successor, now)))
            .And(TicketEntry.Internal(taken, by, Activity.OwnershipAccepted, told, now));
    }

    private static string Listed(IReadOnlyList<FollowUp> owed) => string.Concat(owed.Select(static followUp => string.Create(
        CultureInfo.InvariantCulture, $"\nOwed by {followUp.DueAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {Short(followUp.Promise)}")));

    private static string Short(string promise) =>
        promise.Length <= LongestPromiseTold ? promise : string.Concat(promise.AsSpan(0, char.IsHighSurrogate(promise[LongestPromiseTold - 1]) ? LongestPromiseTold - 1 : LongestPromiseTold), "…");
}
