using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// Decides whether something is promised to a customer: by the owner of the ticket, who acts for them, the agent who handles it, or a supervisor. The owner is responsible for it,
/// whoever promised. Promised again with the same words while it is open, it stays one promise.
/// </summary>
public static class PromiseFollowUp
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket, all that is open, and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to promise.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The follow-up; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<FollowUpId> Decide(
        CustomerState state, Caller caller, PromiseFollowUpCommand command, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!FollowUpRights.MayPromise(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("Who owns or handles a ticket may promise something on it, who acts for the owner, and supervisors.");
        }

        command = command with { DueAt = FollowUpTimes.Stored(command.DueAt) };
        var changes = Changes.Of(state);
        var open = FollowUpRecords.Open(changes, ticket.Number);
        if (open.FirstOrDefault(followUp => IsSame(followUp, command, caller.ActsAs(state.Id))) is { } same)
        {
            return changes.Accept(new FollowUpId(state.Id, same.Number));
        }

        if ((CheckValues(command, now) ?? CheckTicket(ticket, command) ?? CheckOpen(open, command, options)
            ?? (command.Kind == FollowUpKind.CheckIn ? CheckInRule.Check(state, null, command.Channel, command.DueAt, "dueAt", options, now) : null)) is { } refusal)
        {
            return refusal;
        }

        var promised = FollowUpRecords.Promise(changes, ticket, command, caller.ActsAs(state.Id), options, now);
        return promised.Accept(new FollowUpId(state.Id, promised.State.Profile.FollowUpCount));
    }

    /// <summary>Why something can't be promised on a ticket as it is, or null.</summary>
    internal static Refusal? CheckState(CustomerState state, Ticket ticket, PromiseFollowUpCommand command, FollowUpOptions options) =>
        CheckTicket(ticket, command) ?? CheckOpen(FollowUpRecords.Open(Changes.Of(state), ticket.Number), command, options);

    private static bool IsSame(FollowUp followUp, PromiseFollowUpCommand command, ActorRef by) =>
        followUp.PromisedBy == by
        && (followUp.Kind, followUp.Promise, followUp.DueAt, followUp.Channel) == (command.Kind, command.Promise, command.DueAt, command.Channel);

    private static Refusal? CheckValues(PromiseFollowUpCommand command, DateTimeOffset now) =>
        command.Kind is FollowUpKind.AfterHandoff or FollowUpKind.AfterResolution
            ? Refusal.Invalid("kind must not be AFTER_HANDOFF or AFTER_RESOLUTION: a handoff and a resolution leave these.", "input", "kind")
            : TextBound.Paragraph.Check(command.Promise, "input", "promise") ?? FollowUpTimes.Check(command.DueAt, now);

    private static Refusal? CheckTicket(Ticket ticket, PromiseFollowUpCommand command) => ticket switch
    {
        { Status: TicketStatus.Closed } => NamedTicket.WrongState("The ticket is closed."),
        { Owner: null } => NamedTicket.WrongState("Nobody owns the ticket yet, so nobody could answer for the promise."),
        { Status: TicketStatus.Resolved } when command.Kind == FollowUpKind.ProgressUpdate => NamedTicket.WrongState("The ticket is resolved: there is no progress to tell of."),
        _ => null,
    };

    private static Refusal? CheckOpen(IReadOnlyList<FollowUp> open, PromiseFollowUpCommand command, FollowUpOptions options) =>
        command.Kind == FollowUpKind.ProgressUpdate && open.Any(static followUp => followUp.Kind == FollowUpKind.ProgressUpdate)
            ? NamedTicket.WrongState("A progress update is promised already; when it is kept, the next one follows.")
            : open.Count >= options.MaximumOpen
                ? new Refusal(RefusalCode.LimitExceeded, $"At most {options.MaximumOpen} follow-ups may be open on a ticket.") { Path = ["input", "ticketId"] }
                : null;
}
