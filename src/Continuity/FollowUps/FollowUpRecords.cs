using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>Adds follow-ups to a ticket and settles them, each with the entry that tells of it.</summary>
internal static class FollowUpRecords
{
    /// <summary>The number that the next follow-up of a home gets.</summary>
    /// <param name="changes">What was done so far.</param>
    public static int NextNumber(Changes changes) => changes.State.Profile.FollowUpCount + 1;

    /// <summary>Adds a follow-up, and tells the customer what is promised.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, with <see cref="NextNumber"/>.</param>
    /// <param name="told">What the customer is told of it.</param>
    /// <param name="shownFrom">The assurance below which it is not shown in any case.</param>
    public static Changes Add(Changes changes, FollowUp followUp, string told, Assurance shownFrom = Assurance.Anonymous)
    {
        changes = Put(changes, followUp, shownFrom);
        return Tell(changes, changes.State.FollowUps[followUp.Number], told, followUp.PromisedAt);
    }

    /// <summary>Adds a follow-up that is owed only once an offer was accepted. Till then it is no promise to the customer, and agents alone are told.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, with <see cref="NextNumber"/>.</param>
    public static Changes AddWaiting(Changes changes, FollowUp followUp)
    {
        const string Told = "To be promised once the handoff is accepted: ";
        changes = Put(changes, followUp with { IsUntold = true });
        return changes.And(TicketEntry.Internal(
            changes.State.Tickets[followUp.Ticket], followUp.PromisedBy, Activity.FollowUpPromised, $"{Told}\"{followUp.Promise}\"", followUp.PromisedAt));
    }

    /// <summary>Adds a follow-up without a word.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, with <see cref="NextNumber"/>.</param>
    /// <param name="shownFrom">The assurance below which it is not shown in any case.</param>
    public static Changes Put(Changes changes, FollowUp followUp, Assurance shownFrom = Assurance.Anonymous)
    {
        var ticket = changes.State.Tickets[followUp.Ticket];
        return changes
            .With(changes.State with { Profile = changes.State.Profile with { FollowUpCount = followUp.Number } })
            .With(ticket with { FollowUps = [.. ticket.FollowUps, followUp.Number] })
            .With(followUp with { ShownFrom = AssuranceRule.Higher(RunningSessions.ShownFrom(changes.State, ticket), shownFrom) });
    }

    /// <summary>Tells the customer what is promised.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="told">What they are told of it.</param>
    /// <param name="now">The time.</param>
    public static Changes Tell(Changes changes, FollowUp followUp, string told, DateTimeOffset now) =>
        changes.And(FollowUpEntry.Public(changes.State, followUp, followUp.PromisedBy, Activity.FollowUpPromised, told, now) with
        {
            Order = OrderOf(followUp),
        });

    /// <summary>What leaves by a gateway as the time of a follow-up is told: of a callback, that it is to be made; of others nothing.</summary>
    /// <param name="followUp">The follow-up.</param>
    public static DeliveryOrder? OrderOf(FollowUp followUp) => followUp.Kind == FollowUpKind.Callback ? new(DeliveryKind.Callback) { FollowUp = followUp.Number } : null;

    /// <summary>Adds a follow-up that is owed from now on, and tells the customer what is promised.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="promise">What is promised.</param>
    /// <param name="by">Who promises.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <param name="shownFrom">The assurance below which it is not shown in any case.</param>
    /// <param name="responsible">Who owes it; null for the ticket's owner, whom it must have then.</param>
    public static Changes Promise(
        Changes changes,
        Ticket ticket,
        PromiseFollowUpCommand promise,
        ActorRef by,
        FollowUpOptions options,
        DateTimeOffset now,
        Assurance shownFrom = Assurance.Anonymous,
        string? responsible = null)
    {
        var owner = responsible ?? ticket.Owner ?? throw new ArgumentException("Nobody owns the ticket.", nameof(ticket));
        var followUp = FollowUpTimes.Scheduled(
            new(NextNumber(changes), ticket.Number, promise.Kind, promise.Promise, owner, promise.DueAt, now, by) { Channel = promise.Channel }, promise.DueAt, options, now);
        return Add(changes, followUp, FollowUpWords.Promised(changes.State, followUp, options), shownFrom);
    }

    /// <summary>The open follow-ups of a ticket, by when they are due.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket's number.</param>
    public static IReadOnlyList<FollowUp> Open(Changes changes, int ticket) =>
    [
        .. changes.State.FollowUps.Values.Where(followUp => followUp.IsOpen && followUp.Ticket == ticket)
            .OrderBy(static followUp => followUp.DueAt).ThenBy(static followUp => followUp.Number),
    ];

    /// <summary>Settles a follow-up as kept, and tells the customer so; not what came of it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, which is open.</param>
    /// <param name="by">Who settles it.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="told">What the customer is told of it.</param>
    /// <param name="now">The time.</param>
    public static Changes Keep(Changes changes, FollowUp followUp, ActorRef by, string outcome, string told, DateTimeOffset now) =>
        changes
            .With(followUp.Settled(FollowUpState.Kept, by, outcome, now))
            .And(FollowUpEntry.Public(changes.State, followUp, by, Activity.FollowUpKept, told, now));

    /// <summary>Settles a follow-up in a way that is no news to the customer: it is cancelled.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, which is open.</param>
    /// <param name="by">Who settles it.</param>
    /// <param name="outcome">Why.</param>
    /// <param name="now">The time.</param>
    public static Changes Cancel(Changes changes, FollowUp followUp, ActorRef by, string outcome, DateTimeOffset now) =>
        changes
            .With(followUp.Settled(FollowUpState.Cancelled, by, outcome, now))
            .And(TicketEntry.Internal(
                changes.State.Tickets[followUp.Ticket], by, Activity.FollowUpCancelled, $"No longer owed: \"{followUp.Promise}\". {outcome}", now));
}
