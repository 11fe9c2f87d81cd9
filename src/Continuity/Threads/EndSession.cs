using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>
/// Decides on the end of a session: by an agent, or by whoever takes part in it. A customer wraps nothing up, but may say what might have been more helpful: as they end it, or, once, in
/// the days after. The ticket stays as it is; another matter that came up has one of its own from then on. Ended again with the same wrap-up it stays as it is.
/// </summary>
public static class EndSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the session and its ticket, the next ticket where one is named, and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to end.</param>
    /// <param name="options">How long feedback is taken after the end.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE or EXPIRED.</returns>
    public static Decision<SessionId> Decide(CustomerState state, Caller caller, EndSessionCommand command, ThreadOptions options, DateTimeOffset now)
    {
        var session = command.Session.Home == state.Id ? state.Sessions.GetValueOrDefault(command.Session.Number) : null;
        var ticket = session is null ? null : state.Tickets.GetValueOrDefault(session.Ticket);
        if (session is null || !(SessionRights.Takes(state.Id, session, ticket, caller) || IsRepeatOfGuest(session, caller, command)))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        if ((CheckWrapUp(caller, command.WrapUp) ?? GiveFeedback.Check(caller, command.Feedback)) is { } invalid)
        {
            return invalid;
        }

        if (session.State == SessionState.Ended)
        {
            return command.Feedback is { } late ? GiveFeedback.AfterEnd(state, session, caller, late, options, now)
                : session.WrapUp is { } kept && NextMatter.IsSame(state, session, kept, command) ? Decision.Accept(command.Session, state)
                : new Refusal(RefusalCode.WrongState, "The session has ended already.") { Path = ["input", "sessionId"] };
        }

        if (NextMatter.Check(state, caller, session, command) is { } refusal)
        {
            return refusal;
        }

        var (changes, next) = NextMatter.Apply(Changes.Of(state), caller, session, command, now);
        var end = command.At is { } told && told < now ? Later(told, session.StartedAt) : now;
        var ended = session with
        {
            State = SessionState.Ended,
            EndedAt = end,
            Handler = ticket?.Handler,
            WrapUp = command.WrapUp is { } wrapUp ? wrapUp with { NextTicket = next } : null,
        };
        var profile = changes.State.Profile.WithEnded(session.Number);
        var entry = new EntryDraft(
            new ActivityContent(Activity.SessionEnded, $"{session.Channel.SessionInWords} ended."), caller.ActsAs(state.Id), session.Channel, end)
        {
            Session = session.Number,
        };
        changes = changes.With((changes.State with { Profile = profile }).With(ended)).And(entry);
        return GiveFeedback.Apply(changes, ended, caller, command.Feedback, now).Accept(command.Session);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Their own words they may send again; of whether somebody else's were the same they learn nothing.
    private static bool IsRepeatOfGuest(Session session, Caller caller, EndSessionCommand command) =>
        SessionRights.IsGuest(session, caller) && command is { WrapUp: null, Feedback: { } feedback } && session.Feedback?.Text == feedback;

    private static Refusal? CheckWrapUp(Caller caller, WrapUp? wrapUp) => wrapUp is null ? null
        : caller.Role == Role.Customer ? Refusal.Forbidden("A customer ends a session without a wrap-up.") with { Path = ["input", "wrapUp"] }
        : EntryLimits.WrapUpText.Check(wrapUp.Summary, "input", "wrapUp", "summary")
            ?? EntryLimits.Name.Check(wrapUp.Disposition, "input", "wrapUp", "disposition")
            ?? EntryLimits.WrapUpText.CheckOptional(wrapUp.Feedback, "input", "wrapUp", "feedback");
}
