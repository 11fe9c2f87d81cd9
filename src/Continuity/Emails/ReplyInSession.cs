using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Emails;

/// <summary>
/// Decides on an e-mail that goes on in the session that it answers, so that an exchange of e-mails is one session: where that still goes on by e-mail, the same system started it, its ticket is
/// open, and the writer is known to be the customer as surely as the session is. Otherwise it is for a session of its own.
/// </summary>
public static class ReplyInSession
{
    /// <summary>
    /// Decides. That the session does not take it in is an answer, and no refusal, so that it is kept under the e-mail's key as well: whoever takes in the same e-mail at the same time, or again, is
    /// told the same, also where the session would take it in by then.
    /// </summary>
    /// <param name="state">The home, of which the session and its ticket must be known.</param>
    /// <param name="caller">Who tells of it: a channel's system.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="email">The e-mail.</param>
    /// <param name="occurredAt">When it was written, which decides what it may answer.</param>
    /// <param name="options">The rules of entries.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was recorded, which is the first of the decision's entries.</returns>
    public static Decision<bool> Decide(CustomerState state, Caller caller, int session, EmailContent email, DateTimeOffset occurredAt, RecordingOptions options, DateTimeOffset now) =>
        TakesIn(state, caller, session)
        && RecordInSession.Decide(state, caller, session, new(email) { Author = ActorRef.Customer(state.Id), OccurredAt = occurredAt }, options, now) is { Refusal: null } recorded
            ? recorded
            : Decision.Accept(false, state);

    /// <summary>Whether a session takes in what answers it, written by somebody.</summary>
    /// <param name="state">The home, with the session, its ticket and the customer's identities.</param>
    /// <param name="caller">The channel's system.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="writer">What the writer is known by; null for nothing.</param>
    public static bool TakesIn(CustomerState state, Caller caller, int session, IdentityClaim? writer) =>
        TakesIn(state, caller, session)
        && writer is { } claim && claim.Assurance >= state.Sessions[session].ShownFrom
        && EmailReply.Own(CustomerHomes.Of(state), [claim]).Count > 0;

    private static bool TakesIn(CustomerState state, Caller caller, int session) =>
        state.Sessions.TryGetValue(session, out var held)
        && held is { State: SessionState.Active, Channel: Channel.Email, Guest: null } && held.StartedBy == caller.ActsAs(state.Id)
        && state.Tickets.GetValueOrDefault(held.Ticket)?.Status == TicketStatus.Open;
}
