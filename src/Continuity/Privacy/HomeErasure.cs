using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Privacy;

/// <summary>Ends what goes on in a home, so that nothing more can happen in it, and says in it that it is erased.</summary>
internal static class HomeErasure
{
    /// <summary>What is owed in a home: not what waits for an offer, which goes with it, nor a check-in without consent.</summary>
    /// <param name="home">The home.</param>
    /// <param name="consent">What the customer agrees to, of all their homes: it may have been said at another one.</param>
    public static IEnumerable<FollowUp> Owed(CustomerState home, ContactConsent consent) => Open(home).Where(followUp => !CheckInConsent.IsOver(consent, followUp));

    /// <summary>Waives what is open, takes back what is offered, ends sessions and closes tickets.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="changes">The home, with its sessions that go on, and what was done so far.</param>
    /// <param name="erasure">What was decided.</param>
    /// <param name="result">What the caller is told.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static Decision<T> Begin<T>(Changes changes, Erasure erasure, T result, Roster roster, DateTimeOffset now)
    {
        var state = changes.State;
        changes = Open(state).Aggregate(changes, (so, followUp) => Waive(so, followUp, erasure.By, now));
        changes = state.Tickets.Keys.Order().Aggregate(changes, (so, number) => Close(so, number, erasure.By, roster, now));
        changes = state.Sessions.Values.Where(static session => session.State == SessionState.Active).OrderBy(static session => session.Number)
            .Aggregate(changes, (so, session) => End(so, session, erasure.By, Erased.Text, now));
        var told = new EntryDraft(new ActivityContent(Activity.CustomerErased, Erased.Text), erasure.By, ChannelOf(state), now) { Visibility = Visibility.Internal };
        var profile = changes.State.Profile;
        var marked = erasure with { Suggested = [.. erasure.Suggested.Union(profile.Suggestions.Select(static suggestion => suggestion.Other))] };
        return Decision.Accept(
            result,
            Erased.Of(changes.State with { Profile = profile with { Erasure = marked, ErasureHold = null } }),
            [.. changes.Entries.Append(told).Select(entry => Erased.Of(entry, marked))]) with { Notices = changes.Notices };
    }

    private static IEnumerable<FollowUp> Open(CustomerState home) => home.FollowUps.Values
        .Where(static followUp => followUp is { IsOpen: true, WaitsForOffer: false })
        .OrderBy(static followUp => followUp.Number);

    private static Changes Waive(Changes changes, FollowUp followUp, ActorRef by, DateTimeOffset now) => changes
        .With(followUp.Settled(FollowUpState.Waived, by, Erased.Text, now))
        .And(TicketEntry.Internal(changes.State.Tickets[followUp.Ticket], by, Activity.FollowUpWaived, Erased.Text, now));

    private static Changes Close(Changes changes, int number, ActorRef by, Roster roster, DateTimeOffset now)
    {
        changes = SettleOpenOffers.Apply(changes, number, Erased.Text, roster, now);
        if (changes.State.Tickets[number].OwnershipOffer is { } offer)
        {
            changes = DeclineOwnership.Apply(changes, changes.State.OwnershipOffers[offer], HandoffState.Withdrawn, ActorRef.Continuity, Erased.Text, now);
        }

        var ticket = changes.State.Tickets[number];
        return ticket.Status == TicketStatus.Closed
            ? changes
            : changes.With(Closed(ticket, now)).And(TicketEntry.Internal(ticket, by, Activity.TicketClosed, Erased.Text, now));
    }

    /// <summary>A ticket on which nothing more can happen.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">The time.</param>
    public static Ticket Closed(Ticket ticket, DateTimeOffset now) => ticket.Changed(now) with
    {
        Status = TicketStatus.Closed,
        ClosedAt = now,
        Handler = null,
        WaitingIn = null,
        WaitingSince = null,
        CallPromised = null,
        BriefToRead = null,
        AwaitsAnswer = [],
        AwaitsAsking = [],
    };

    /// <summary>Ends a session.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="session">The session, which goes on.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="told">What its entry tells.</param>
    /// <param name="now">The time.</param>
    public static Changes End(Changes changes, Session session, ActorRef by, string told, DateTimeOffset now)
    {
        var ended = session with { State = SessionState.Ended, EndedAt = now, Handler = changes.State.Tickets.GetValueOrDefault(session.Ticket)?.Handler };
        var profile = changes.State.Profile.WithEnded(session.Number);
        return changes
            .With((changes.State with { Profile = profile }).With(ended))
            .And(new EntryDraft(new ActivityContent(Activity.SessionEnded, told), by, session.Channel, now) { Session = session.Number });
    }

    private static Channel ChannelOf(CustomerState state) => state.Profile.Channels is [.., var latest] ? latest : Channel.SelfService;
}
