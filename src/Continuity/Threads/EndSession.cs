using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>
/// Decides on the end of a session: by an agent, or by whoever takes part in it. A customer wraps nothing up. The ticket stays as it is.
/// </summary>
public static class EndSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the session and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to end.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session; or NOT_FOUND, FORBIDDEN, INVALID or WRONG_STATE.</returns>
    public static Decision<SessionId> Decide(CustomerState state, Caller caller, EndSessionCommand command, DateTimeOffset now)
    {
        var session = command.Session.Home == state.Id ? state.Sessions.GetValueOrDefault(command.Session.Number) : null;
        var ticket = session is null ? null : state.Tickets.GetValueOrDefault(session.Ticket);
        if (session is null || !SessionRights.Takes(state.Id, session, ticket, caller))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        if (command.WrapUp is not null && caller.Role == Role.Customer)
        {
            return Refusal.Forbidden("A customer ends a session without a wrap-up.") with { Path = ["input", "wrapUp"] };
        }

        if (command.WrapUp is { } wrapUp && Check(wrapUp) is { } invalid)
        {
            return invalid;
        }

        if (session.State == SessionState.Ended)
        {
            return new Refusal(RefusalCode.WrongState, "The session has ended already.") { Path = ["input", "sessionId"] };
        }

        var ended = session with
        {
            State = SessionState.Ended,
            EndedAt = now,
            Handler = ticket?.Handler,
            WrapUp = command.WrapUp,
        };
        var profile = state.Profile.WithEnded(session.Number);
        var entry = new EntryDraft(
            new ActivityContent(Activity.SessionEnded, $"{session.Channel.SessionInWords} ended."), caller.ActsAs(state.Id), session.Channel, now)
        {
            Session = session.Number,
        };
        return Decision.Accept(command.Session, (state with { Profile = profile }).With(ended), entry);
    }

    private static Refusal? Check(WrapUp wrapUp) =>
        EntryLimits.WrapUpText.Check(wrapUp.Summary, "input", "wrapUp", "summary")
        ?? EntryLimits.Name.Check(wrapUp.Disposition, "input", "wrapUp", "disposition")
        ?? EntryLimits.WrapUpText.CheckOptional(wrapUp.Feedback, "input", "wrapUp", "feedback");
}
