using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>
/// Decides what is left in a session of a guest who is erased at their own home: that there was one, and all that others did. It ends where it goes on. What the guest said in it is taken away after
/// that, an entry at a time.
/// </summary>
public static class ForgetGuest
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home that the guest came to, with the session and its ticket.</param>
    /// <param name="number">The session's number.</param>
    /// <param name="identity">The identity of who is erased.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the session was theirs, also where it says no more whose it was; nothing is changed then.</returns>
    public static Decision<bool> Decide(CustomerState state, int number, Identity identity, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Sessions.GetValueOrDefault(number) is not { Guest: { } guest } session || (guest.Identity != identity && !IsForgotten(guest)))
        {
            return Decision.Accept(false, state);
        }

        if (IsForgotten(guest))
        {
            return Decision.Accept(true, state);
        }

        var changes = Changes.Of(state);
        changes = session.State == SessionState.Active ? HomeErasure.End(changes, session, ActorRef.Continuity, $"{session.Channel.SessionInWords} ended.", now) : changes;
        return changes.With(changes.State.With(Left(changes.State.Sessions[number], guest))).Accept(true);
    }

    /// <summary>Whether a guest's sign-in is nobody's any more.</summary>
    /// <param name="guest">The sign-in.</param>
    public static bool IsForgotten(IdentityClaim guest) => guest.Identity.Value.Length == 0;

    /// <summary>Whether an entry of a guest's session holds their words: what was written in it as the customer, and what an agent put down of a call or an e-mail from them.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="session">The session's number.</param>
    public static bool IsOfGuest(EntryDraft entry, int session)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Session == session && entry.Content switch
        {
            ActivityContent => false,
            CallContent or EmailContent { Direction: Direction.Inbound } => true,
            _ => entry.Author.Kind == ActorKind.Customer,
        };
    }

    // No caller has an identity without a value, so that it lets nobody in. What was written of the session after its end is the customer's own.
    private static Session Left(Session session, IdentityClaim guest) => session with
    {
        Guest = guest with { Identity = guest.Identity with { Value = "" } },
        ExternalRef = null,
        Feedback = session.Feedback?.At > session.EndedAt ? session.Feedback : null,
        WrapUp = session.WrapUp is { } wrapUp ? wrapUp with { Feedback = null } : null,
        SelfService = null,
    };
}
