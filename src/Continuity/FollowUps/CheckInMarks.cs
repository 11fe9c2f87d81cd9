using Continuity.Customers;

namespace Continuity.FollowUps;

/// <summary>
/// What a home keeps at hand of its check-ins: on the ticket, which of them wait to be made and which for the customer's answer, so that an entry is known to be neither without reading
/// anything else; in the profile, when the customer was asked last, or one was kept.
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

        if (followUp is { State: FollowUpState.Kept, SettledAt: { } keptAt })
        {
            state = CheckedIn(state, keptAt);
        }

        var ticket = state.Tickets[followUp.Ticket];
        var answer = Listed(ticket.AwaitsAnswer, followUp.Number, followUp.WaitsForAnswerSince is not null);
        var asking = Listed(ticket.AwaitsAsking, followUp.Number, followUp.AwaitsAsking);
        return ReferenceEquals(answer, ticket.AwaitsAnswer) && ReferenceEquals(asking, ticket.AwaitsAsking)
            ? state
            : state.With(ticket with { AwaitsAnswer = answer, AwaitsAsking = asking });
    }

    /// <summary>Keeps that the customer was asked, or one was kept: the pause counts from then.</summary>
    /// <param name="state">The home.</param>
    /// <param name="at">When.</param>
    public static CustomerState CheckedIn(CustomerState state, DateTimeOffset at) =>
        state.Profile.CheckedInAt >= at ? state : state with { Profile = state.Profile with { CheckedInAt = at } };

    private static IReadOnlyList<int> Listed(IReadOnlyList<int> numbers, int number, bool isIn) =>
        numbers.Contains(number) == isIn ? numbers
        : isIn ? [.. numbers, number]
        : [.. numbers.Where(listed => listed != number)];
}
