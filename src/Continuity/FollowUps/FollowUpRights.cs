using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>Who may do what with follow-ups.</summary>
internal static class FollowUpRights
{
    /// <summary>Finds the follow-up that a command names.</summary>
    /// <param name="state">The customer's home, with the follow-up and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The follow-up.</param>
    /// <returns>The follow-up; or NOT_FOUND where there is none, or none that the caller may know of.</returns>
    public static Outcome<FollowUp> Find(CustomerState state, Caller caller, FollowUpId id) =>
        id.Home == state.Id
        && state.FollowUps.TryGetValue(id.Number, out var followUp)
        && ThreadAccess.Of(caller, state).Sees(state.Id, state.Tickets[followUp.Ticket], followUp)
            ? followUp
            : Refusal.NotFound("follow-up", "input", "followUpId");

    /// <summary>Whether a caller may promise something on a ticket: the owner, who acts for them, the agent who handles it, or a supervisor.</summary>
    public static bool MayPromise(Caller caller, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.IsAgent && TicketRights.HasPart(caller, ticket, roster, now);

    /// <summary>
    /// Whether a caller may keep a follow-up, or put it off before it is due: who may promise one, and whom it was escalated to. Who handles the ticket may not where it is by the
    /// check after a handoff that the owner sees how they do.
    /// </summary>
    public static bool MayKeep(Caller caller, FollowUp followUp, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.IsAgent
        && (caller.Role == Role.Supervisor
            || followUp.EscalatedTo == caller.Id
            || IsOrActsFor(caller, followUp.Responsible, roster, now)
            || TicketRights.ActsAsOwner(caller, ticket, roster, now)
            || (ticket.IsHandledBy(caller) && followUp.Kind != FollowUpKind.AfterHandoff));

    /// <summary>Whether a caller may waive a follow-up: the owner in person, or a supervisor.</summary>
    public static bool MayWaive(Caller caller, FollowUp followUp, Ticket ticket) =>
        caller.Role == Role.Supervisor || ticket.IsOwnedBy(caller) || (caller.IsAgent && followUp.Responsible == caller.Id);

    /// <summary>Whether a caller is the customer in person, who may ask for another time of a callback.</summary>
    public static bool IsCustomer(Caller caller, CustomerState state) => caller.Role == Role.Customer && !ThreadAccess.Of(caller, state).IsGuest;

    /// <summary>Why nothing can be done with a follow-up by now, or null: it is settled, or not owed yet.</summary>
    public static Refusal? CheckOwed(FollowUp followUp) => followUp switch
    {
        { IsOpen: false } => WrongState($"The follow-up is settled: it was {followUp.State.ToString().ToUpperInvariant()}."),
        { WaitsForOffer: true } => WrongState("The follow-up is not owed yet: the handoff that leaves it waits to be accepted."),
        _ => null,
    };

    /// <summary>The follow-up is not in a state that allows it.</summary>
    /// <param name="message">What state it is in.</param>
    public static Refusal WrongState(string message) => new(RefusalCode.WrongState, message) { Path = ["input", "followUpId"] };

    private static bool IsOrActsFor(Caller caller, string agent, Roster roster, DateTimeOffset now) => caller.Id == agent || roster.ActsFor(caller.Id, agent, now);
}
