using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// The check-in that Continuity itself promises some time after a resolution, where the options say so: only with the customer's consent, on a channel they agreed to, outside their
/// quiet hours, and not while another one is to come or was a short time ago. The ticket's owner answers for it.
/// </summary>
internal static class ResolutionCheckIn
{
    /// <summary>Promises it, where it may be.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket, which is resolved and has an owner.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, Ticket ticket, FollowUpOptions options, DateTimeOffset now)
    {
        if (options.CheckInAfterResolution is not { } span || FollowUpRecords.Open(changes, ticket.Number).Count >= options.MaximumOpen)
        {
            return changes;
        }

        var channel = ChannelOf(changes, ticket);
        var dueAt = FollowUpTimes.Stored(CheckInRule.Quiet(changes.State, now + span, options) is { } hours ? hours.EndAfter(now + span) : now + span);
        return CheckInRule.Check(changes.State, null, channel, dueAt, "dueAt", options, now) is not null
            ? changes
            : FollowUpRecords.Promise(
                changes, ticket, new(new(changes.State.Id, ticket.Number), FollowUpKind.CheckIn, options.CheckInPromise, dueAt, channel), ActorRef.Continuity, options, now);
    }

    // The ticket's own channel where they agreed to it, else the first that they did; any where they named none.
    private static Channel? ChannelOf(Changes changes, Ticket ticket) => CustomerHomes.Of(changes.State).Profile.ContactConsent.Channels switch
    {
        [] => null,
        [var first, ..] named => named.Contains(ticket.NewestChannel) ? ticket.NewestChannel : first,
    };
}
