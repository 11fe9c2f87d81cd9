using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;

namespace Continuity.Deadlines;

/// <summary>
/// Does all that has fallen due in a home, in the order of its time: offers expire, owners are told of briefs that were not read, follow-ups are reminded of, become due, are missed and escalated. Done again it changes
/// nothing, so that any number of processes may do it at once.
/// </summary>
public static class SettleDue
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home, with all that is open, and its other homes.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>How many steps were taken.</returns>
    public static Decision<int> Decide(CustomerState state, Roster roster, DeadlineRules rules, DateTimeOffset now)
    {
        var changes = Changes.Of(state);
        var steps = 0;
        while (NextDeadline.Of(changes.State) is { } at && at <= now)
        {
            changes = Step(changes, at, roster, rules, now);
            steps++;
        }

        return (steps == 0 ? changes : CheckInConsent.Apply(changes, now)).Accept(steps);
    }

    private static Changes Step(Changes changes, DateTimeOffset at, Roster roster, DeadlineRules rules, DateTimeOffset now)
    {
        var state = changes.State;
        if (state.Handoffs.Values.FirstOrDefault(handoff => handoff.State == HandoffState.Offered && handoff.ExpiresAt == at) is { } handoff)
        {
            return ExpireHandoff.Apply(changes, handoff, roster, rules, now);
        }

        if (state.OwnershipOffers.Values.FirstOrDefault(offer => offer.IsOpen && offer.ExpiresAt == at) is { } offer)
        {
            return ExpireOwnershipOffer.Apply(changes, offer, now);
        }

        if (state.Tickets.Values.FirstOrDefault(ticket => UnreadBrief.DueAt(ticket) == at) is { } unread)
        {
            return UnreadBrief.Overdue(changes, unread, roster, now);
        }

        return AdvanceFollowUp.Apply(changes, state.FollowUps.Values.First(followUp => followUp.IsOpen && followUp.NextAt == at), roster, rules.FollowUps, now);
    }
}
