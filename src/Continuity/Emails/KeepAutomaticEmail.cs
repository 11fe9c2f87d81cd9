using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Emails;

/// <summary>
/// Decides on an e-mail that no person wrote to be answered: an automatic answer, a bounce, a newsletter, one of the company's own that came back. It is kept for agents, in the session that
/// it answers or by the customer whom it came from, and changes nothing: it reopens no ticket and starts none, answers no check-in, and nobody waits for an answer to it. What answers it belongs to its session.
/// </summary>
public static class KeepAutomaticEmail
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer; with the session, where there is one.</param>
    /// <param name="caller">Who tells of it: a channel's system.</param>
    /// <param name="session">The number of the session that it answers, also one that has ended; null for none.</param>
    /// <param name="email">The e-mail, of any kind but MESSAGE.</param>
    /// <param name="occurredAt">When it was written.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it is kept, which are the decision's two entries: the e-mail, and what was received; or FORBIDDEN, NOT_FOUND or INVALID.</returns>
    public static Decision<bool> Decide(CustomerState state, Caller caller, int? session, EmailContent email, DateTimeOffset occurredAt, DateTimeOffset now)
    {
        if (caller.Role != Role.Ingest)
        {
            return Refusal.Forbidden("Only a channel's system tells of automatic e-mail.");
        }

        if (session is { } number && !state.Sessions.ContainsKey(number))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        if (EntryContentRule.Check(email) is { } refusal)
        {
            return refusal;
        }

        var (activity, summary) = Told(email.Kind);
        var received = new EntryDraft(new ActivityContent(activity, summary), caller.ActsAs(state.Id), Channel.Email, now) { Session = session, Visibility = Visibility.Internal };
        return Decision.Accept(true, state, received with { Content = email, OccurredAt = occurredAt, IsAnsweredHere = session is not null }, received);
    }

    private static (Activity Activity, string Summary) Told(EmailKind kind) => kind switch
    {
        EmailKind.AutoReply => (Activity.AutoReplyReceived, "An automatic answer came in."),
        EmailKind.Bounce => (Activity.EmailBounced, "A mail server told that an e-mail could not be delivered, or is late."),
        EmailKind.Notification => (Activity.AutomaticEmailReceived, "An e-mail of a program came in."),
        EmailKind.Bulk => (Activity.AutomaticEmailReceived, "An e-mail to many came in."),
        EmailKind.Own => (Activity.AutomaticEmailReceived, "An e-mail of our own came back."),
        _ => throw new ArgumentException("What a person wrote is recorded in a session.", nameof(kind)),
    };
}
