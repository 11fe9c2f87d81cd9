using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>A call that a customer was promised while nobody owned the ticket, and no supervisor had ever signed in who could owe it.</summary>
/// <param name="Promise">What was promised, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="DueAt">When it is due.</param>
public sealed record PromisedCall(string Promise, DateTimeOffset DueAt)
{
    /// <summary>Why a ticket with one is neither resolved nor closed.</summary>
    internal static Refusal OwedByNobody => NamedTicket.WrongState("The customer was promised a call that nobody owes yet: somebody must own the ticket first.");

    /// <summary>The ticket has its first owner: what a supervisor owed so far, or nobody, is theirs to do, by the time that was promised.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The number of the ticket, which has an owner.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    internal static Changes OweToFirstOwner(Changes changes, int number, FollowUpOptions options, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        var owner = ticket.Owner ?? throw new ArgumentException("Nobody owns the ticket.", nameof(number));
        changes = FollowUpRecords.Open(changes, number).Aggregate(changes, (so, followUp) => so.With(followUp.OwedBy(owner, now)));
        if (ticket.CallPromised is not { } call)
        {
            return changes;
        }

        var taken = ticket with { CallPromised = null };
        return Owe(changes.With(taken), taken, call, owner, options, now);
    }

    /// <summary>An agent owes the call.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="call">The call.</param>
    /// <param name="responsible">The agent: the ticket's owner, or the supervisor who sees to it while it has none.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    internal static Changes Owe(Changes changes, Ticket ticket, PromisedCall call, string responsible, FollowUpOptions options, DateTimeOffset now) =>
        FollowUpRecords.Promise(
            changes,
            ticket,
            new(new(changes.State.Id, ticket.Number), FollowUpKind.Callback, call.Promise, call.DueAt, Channel.Phone),
            ActorRef.Continuity,
            options,
            now,
            responsible: responsible);
}
