using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>
/// An agent asks a customer how they are, by an entry that names the check-in: from then on what the customer says keeps it, also before it is due. By the rules of a check-in that is
/// due at that time.
/// </summary>
internal static class CheckInAsking
{
    private const string Field = "checkInId";

    /// <summary>Adds to the decision on an entry that it makes a check-in.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="decision">The decision, with the entry.</param>
    /// <param name="id">The check-in.</param>
    /// <param name="session">The session of the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision; or INVALID, NOT_FOUND, WRONG_STATE, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<T> Ask<T>(Decision<T> decision, FollowUpId id, Session session, EntryDraft entry, FollowUpOptions options, DateTimeOffset now)
    {
        var state = decision.State!;
        if (!IsToCustomer(entry))
        {
            return Refusal.Invalid($"{Field} may be given with a PUBLIC message, or an outbound e-mail or call, of an agent only.", "input", Field);
        }

        if (id.Home != state.Id || !state.FollowUps.TryGetValue(id.Number, out var followUp) || followUp.Kind != FollowUpKind.CheckIn || followUp.Ticket != session.Ticket)
        {
            return Refusal.NotFound("check-in on the session's ticket", "input", Field);
        }

        if (!followUp.IsOpen)
        {
            return new Refusal(RefusalCode.WrongState, $"The check-in is settled: it was {followUp.State.ToString().ToUpperInvariant()}.") { Path = ["input", Field] };
        }

        if (CheckInRule.Check(state, followUp, session.Channel, entry.OccurredAt, Field, options, now) is { } refusal)
        {
            return refusal;
        }

        var askedAt = entry.OccurredAt < now ? entry.OccurredAt : now;
        var asked = state.With(followUp with { AskedAt = followUp.AskedAt ?? askedAt });
        return decision with { State = asked.With(asked.Tickets[followUp.Ticket].Active(now)) };
    }

    private static bool IsToCustomer(EntryDraft entry) => entry is { Visibility: Visibility.Public, Author.Kind: ActorKind.Agent } && entry.Content switch
    {
        MessageContent => true,
        EmailContent email => email.Direction == Direction.Outbound,
        CallContent call => call.Direction == Direction.Outbound,
        _ => false,
    };
}
