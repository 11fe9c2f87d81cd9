using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>
/// Decides whether a customer gets the help that was offered: said by the customer, or the bot or channel's system that runs the session. A session begins on the channel that they
/// choose, about the same ticket, or, where that is long done with, a new one; what they tried is in the brief; people are asked to take over; and a call is promised where they ask for one.
/// </summary>
public static class AcceptAssistance
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the session, its ticket and that ticket's brief, and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to accept.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The new session; or NOT_FOUND, FORBIDDEN, EXPIRED, ALREADY_SETTLED, WRONG_STATE or INVALID.</returns>
    public static Decision<SessionId> Decide(
        CustomerState state, Caller caller, AcceptAssistanceCommand command, Roster roster, AssistanceRules rules, DateTimeOffset now)
    {
        var found = NamedAssistance.Find(state, caller, command.Offer);
        if (found.Value is not { } named)
        {
            return found.Refusal!;
        }

        if ((named.CheckOpen() ?? Check(named, command)) is { } refusal)
        {
            return refusal;
        }

        var changes = AssistanceSession.Begin(Changes.Of(state), caller, named, command, rules.Threads, now);
        var session = changes.State.Sessions[changes.State.Profile.SessionCount];
        changes = TriedStep.Record(changes, named, session.Ticket, rules.Briefs);
        changes = AssistanceHandoff.Offer(changes, named, session.Ticket, command, roster, rules, now);
        changes = command.Channel == Channel.Phone ? AssistanceCall.Promise(changes, session.Ticket, roster, rules, now) : changes;
        return changes.Accept(new SessionId(state.Id, session.Number));
    }

    private static Refusal? Check(NamedAssistance named, AcceptAssistanceCommand command) =>
        !named.Offer.Channels.Contains(command.Channel) ? Refusal.Invalid("channel must be one of those that were offered.", "input", "channel")
        : named.Session.Ticket != command.Ticket ? new Refusal(RefusalCode.WrongState, "The session was moved to another ticket just now: send it again.") { Path = ["input", "offerId"] }
        : null;
}
