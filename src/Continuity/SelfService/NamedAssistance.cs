using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>An offer of help that a command names, and its session.</summary>
/// <param name="Session">The session in self-service.</param>
/// <param name="Record">What the session remembers.</param>
/// <param name="Offer">The offer: the session's latest.</param>
internal sealed record NamedAssistance(Session Session, SelfServiceRecord Record, AssistanceOffer Offer)
{
    /// <summary>Finds it, for those who may answer it: the customer, and the bot or channel's system that runs the session.</summary>
    /// <param name="state">The customer's home, with the session and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The offer that is named.</param>
    /// <returns>The offer; or NOT_FOUND, FORBIDDEN or EXPIRED.</returns>
    public static Outcome<NamedAssistance> Find(CustomerState state, Caller caller, AssistanceOfferId id)
    {
        var session = id.Session.Home == state.Id ? state.Sessions.GetValueOrDefault(id.Session.Number) : null;
        if (session?.SelfService is not { Offer: { } latest } record
            || id.Number > latest.Number
            || !SessionRights.Takes(state.Id, session, state.Tickets.GetValueOrDefault(session.Ticket), caller))
        {
            return Refusal.NotFound("offer of help", "input", "offerId");
        }

        return caller.IsAgent ? Refusal.Forbidden("The customer answers an offer of help, or the bot or channel's system that runs the session.")
            : id.Number < latest.Number ? new Refusal(RefusalCode.Expired, "A later offer has taken its place.") { Path = ["input", "offerId"] }
            : new NamedAssistance(session, record, latest);
    }

    /// <summary>Why the offer can't be answered any more, or null.</summary>
    public Refusal? CheckOpen() => this switch
    {
        { Offer.State: AssistanceOfferState.Accepted } => Over(RefusalCode.AlreadySettled, "The offer was accepted already."),
        { Offer.State: AssistanceOfferState.Declined } => Over(RefusalCode.AlreadySettled, "The offer was declined already."),
        { Session.State: SessionState.Ended } => Over(RefusalCode.WrongState, "The session has ended; start another one."),
        _ => null,
    };

    /// <summary>The session with the offer answered.</summary>
    /// <param name="state">How.</param>
    /// <param name="by">By whom.</param>
    /// <param name="now">The time.</param>
    public SelfServiceRecord Settled(AssistanceOfferState state, ActorRef by, DateTimeOffset now) =>
        Record with { Offer = Offer with { State = state, SettledAt = now, SettledBy = by } };

    private static Refusal Over(RefusalCode code, string message) => new(code, message) { Path = ["input", "offerId"] };
}
