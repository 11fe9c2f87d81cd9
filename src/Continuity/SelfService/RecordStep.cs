using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>
/// Records an entry, and where it is a PUBLIC step in a running session of self-service, notices whether the customer struggles. Then help is offered in the same commit: not again within
/// the pause, nor in a session where it was declined, nor to somebody who is in a chat or on the phone already.
/// </summary>
public static class RecordStep
{
    /// <summary>Adds the entry to what was decided so far.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="decided">What was accepted so far, with the entry's session and the customer's other homes.</param>
    /// <param name="entry">The entry; any kind.</param>
    /// <param name="options">The rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>The same with the entry, and behind it, where help is offered, the entry that says so.</returns>
    public static Decision<T> Append<T>(Decision<T> decided, EntryDraft entry, SelfServiceOptions options, DateTimeOffset now)
    {
        var state = decided.State ?? throw new ArgumentException("What was refused records nothing.", nameof(decided));
        var recorded = decided.And(entry);
        if (entry is not { Content: SelfServiceContent content, Visibility: Visibility.Public, Session: { } number }
            || state.Sessions.GetValueOrDefault(number) is not { Channel: Channel.SelfService, State: SessionState.Active, SelfService: not { IsDeclined: true } } session)
        {
            return recorded;
        }

        // A clock that goes ahead must not make a step count again after an offer.
        var step = SelfServiceStep.Of(content, FollowUpTimes.Stored(entry.OccurredAt < now ? entry.OccurredAt : now));
        var record = (session.SelfService ?? new()).With(step);
        if (!MayBeAsked(state, options, now) || Struggle.Of(record, step, options, now) is not { } struggle)
        {
            return recorded with { State = state.With(session with { SelfService = record }) };
        }

        var offer = new AssistanceOffer((record.Offer?.Number ?? 0) + 1, step.Name, struggle.Because, options.Offered, FollowUpTimes.Stored(now));
        var after = state with { Profile = state.Profile with { AssistanceOfferedAt = offer.OfferedAt } };
        return recorded.And(Told(session, offer)) with { State = after.With(session with { SelfService = record with { Offer = offer } }) };
    }

    private static bool MayBeAsked(CustomerState state, SelfServiceOptions options, DateTimeOffset now) =>
        CustomerHomes.Of(state).All.All(home => !home.Profile.IsTalking(now - options.LongestConversation) && !(home.Profile.AssistanceOfferedAt > now - options.Pause));

    private static EntryDraft Told(Session session, AssistanceOffer offer)
    {
        var channels = string.Join(" or ", offer.Channels.Select(static channel => channel.InWords));
        return new(new ActivityContent(Activity.AssistanceOffered, $"Help was offered by {channels}. {offer.Because}"), ActorRef.Continuity, session.Channel, offer.OfferedAt)
        {
            Session = session.Number,
            Order = new(DeliveryKind.Assistance),
        };
    }
}
