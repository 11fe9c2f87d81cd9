using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>A call that a customer was promised while nobody owned the ticket.</summary>
/// <param name="Promise">What was promised, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record PromisedCall(string Promise, DateTimeOffset DueAt)
{
    /// <summary>The ticket has its first owner: what nobody owed so far is theirs to do, by the time that was promised.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The number of the ticket, which has an owner.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    internal static Changes OweToFirstOwner(Changes changes, int number, FollowUpOptions options, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        if (ticket.CallPromised is not { } call)
        {
            return changes;
        }

        var taken = ticket with { CallPromised = null };
        return Owe(changes.With(taken), taken, call, options, now);
    }

    /// <summary>The owner of a ticket owes the call.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket, which has an owner.</param>
    /// <param name="call">The call.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    internal static Changes Owe(Changes changes, Ticket ticket, PromisedCall call, FollowUpOptions options, DateTimeOffset now) =>
        FollowUpRecords.Promise(
            changes,
            ticket,
            new(new(changes.State.Id, ticket.Number), FollowUpKind.Callback, call.Promise, call.DueAt, Channel.Phone),
            ActorRef.Continuity,
            options,
            now);
}
