using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>What a customer writes of a session of their own: as they end it, or some days after, whoever ended it. Once.</summary>
internal static class GiveFeedback
{
    /// <summary>Checks it against its bounds, and who gives it.</summary>
    /// <param name="caller">Who gives it.</param>
    /// <param name="feedback">What they write, or null.</param>
    /// <returns>FORBIDDEN, INVALID, or null.</returns>
    public static Refusal? Check(Caller caller, string? feedback) =>
        feedback is null || caller.Role == Role.Customer
            ? EntryLimits.WrapUpText.CheckOptional(feedback, "input", "feedback")
            : Refusal.Forbidden("A customer gives feedback in person; what they told you goes into wrapUp.feedback.") with { Path = ["input", "feedback"] };

    /// <summary>Decides whether it is taken once the session has ended.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="session">The session, one of the caller's own.</param>
    /// <param name="caller">The customer.</param>
    /// <param name="feedback">What they write.</param>
    /// <param name="options">How long it is taken.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session; or WRONG_STATE or EXPIRED.</returns>
    public static Decision<SessionId> AfterEnd(CustomerState state, Session session, Caller caller, string feedback, ThreadOptions options, DateTimeOffset now)
    {
        var id = new SessionId(state.Id, session.Number);
        return session.Feedback is { } given
            ? given.Text == feedback ? Decision.Accept(id, state) : Refuse(RefusalCode.WrongState, "Feedback on the session was given already.")
            : session.EndedAt is { } ended && now <= ended + options.FeedbackWithin
                ? Apply(Changes.Of(state), session, caller, feedback, now).Accept(id)
                : Refuse(RefusalCode.Expired, $"Feedback is taken for {options.FeedbackWithin.TotalDays:0.##} days after the end of a session.");
    }

    /// <summary>Keeps it with the session, and says in the thread that it was given; not what, for the thread is shown to more than those it is for.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="session">The session as it is by now.</param>
    /// <param name="caller">The customer.</param>
    /// <param name="feedback">What they write; null for nothing.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, Session session, Caller caller, string? feedback, DateTimeOffset now) => feedback is null
        ? changes
        : changes
            .With(changes.State.With(session with { Feedback = new(feedback, now) }))
            .And(new(new ActivityContent(Activity.FeedbackGiven, "Feedback was given."), caller.ActsAs(changes.State.Id), session.Channel, now) { Session = session.Number });

    private static Refusal Refuse(RefusalCode code, string message) => new(code, message) { Path = ["input", "feedback"] };
}
