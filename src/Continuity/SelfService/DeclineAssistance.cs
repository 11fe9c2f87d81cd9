using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>
/// Decides whether an offer of help is declined: by the customer, or the bot or channel's system that runs the session. No other is made in that session. Declined again by the same
/// caller it stays as it is.
/// </summary>
public static class DeclineAssistance
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the session and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The offer.</param>
    /// <param name="now">The time.</param>
    /// <returns>The offer; or NOT_FOUND, FORBIDDEN, EXPIRED, ALREADY_SETTLED or WRONG_STATE.</returns>
    public static Decision<AssistanceOfferId> Decide(CustomerState state, Caller caller, AssistanceOfferId id, DateTimeOffset now)
    {
        var found = NamedAssistance.Find(state, caller, id);
        if (found.Value is not { } named)
        {
            return found.Refusal!;
        }

        var by = caller.ActsAs(state.Id);
        if (named.Offer.State == AssistanceOfferState.Declined && named.Offer.SettledBy == by)
        {
            return Decision.Accept(id, state);
        }

        if (named.CheckOpen() is { } refusal)
        {
            return refusal;
        }

        // What the steps were is of no use any more: nothing is noticed in this session from now on.
        var declined = named.Settled(AssistanceOfferState.Declined, by, now) with { Steps = [] };
        var told = new EntryDraft(new ActivityContent(Activity.AssistanceDeclined, "Help was declined."), by, named.Session.Channel, now) { Session = named.Session.Number };
        return Decision.Accept(id, state.With(named.Session with { SelfService = declined }), told);
    }
}
