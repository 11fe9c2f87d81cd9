using Continuity.Customers;

namespace Continuity.FollowUps;

/// <summary>
/// What a home keeps at hand of its check-ins: on the ticket, which of them wait for the customer's answer, so that an entry is known to be none without reading anything else; in the
/// profile, when the last one was kept.
/// </summary>
internal static class CheckInMarks
{
    /// <summary>Keeps it, where a follow-up has changed.</summary>
    /// <param name="state">The home, with the follow-up as it is now.</param>
    /// <param name="followUp">The follow-up.</param>
    public static CustomerState Note(CustomerState state, FollowUp followUp)
    {
        if (followUp.Kind != FollowUpKind.CheckIn)
        {
            return state;
        }

        if (followUp is { State: FollowUpState.Kept, SettledAt: { } keptAt } && !(state.Profile.CheckedInAt >= keptAt))
        {
            state = state with { Profile = state.Profile with { CheckedInAt = keptAt } };
        }

        var ticket = state.Tickets[followUp.Ticket];
        var waits = followUp.WaitsForAnswerSince is not null;
        return ticket.AwaitsAnswer.Contains(followUp.Number) == waits ? state : state.With(ticket with
        {
            AwaitsAnswer = waits ? [.. ticket.AwaitsAnswer, followUp.Number] : [.. ticket.AwaitsAnswer.Where(number => number != followUp.Number)],
        });
    }
}
