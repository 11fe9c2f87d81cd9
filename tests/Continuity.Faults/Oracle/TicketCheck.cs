namespace Continuity.Faults.Oracle;

/// <summary>Holds a ticket as it was read against what was acknowledged of it.</summary>
internal static class TicketCheck
{
    /// <summary>Says what is wrong; nothing where all is well.</summary>
    /// <param name="account">What was acknowledged.</param>
    /// <param name="ticket">What was read.</param>
    public static IEnumerable<Finding> Find(TicketAccount account, TicketSeen ticket) => [.. OfTicket(account, ticket), .. OfOffers(account, ticket), .. OfDuties(account, ticket), .. OfBrief(account, ticket)];

    private static IEnumerable<Finding> OfTicket(TicketAccount account, TicketSeen ticket)
    {
        if (ticket.Owner != account.Owner)
        {
            yield return new(FindingKind.Wrong, $"{ticket.Id} is owned by {ticket.Owner ?? "nobody"}, and must be by {account.Owner ?? "nobody"}.");
        }

        if (ticket.Status != account.Status)
        {
            yield return new(FindingKind.Lost, $"{ticket.Id} is {ticket.Status}, and must be {account.Status}.");
        }
    }

    private static IEnumerable<Finding> OfOffers(TicketAccount account, TicketSeen ticket)
    {
        foreach (var offer in ticket.Offers)
        {
            if (offer.State == "OFFERED")
            {
                yield return new(FindingKind.Unsettled, $"{offer.Id} is still offered.");
            }
            else if (!account.Offers.TryGetValue(offer.Id, out var states))
            {
                yield return new(FindingKind.Doubled, $"{offer.Id} was never acknowledged.");
            }
            else if (!states.Contains(offer.State))
            {
                yield return new(FindingKind.Wrong, $"{offer.Id} is {offer.State}, and must be {string.Join(" or ", states)}.");
            }

            if (offer is { State: "ACCEPTED", Duty: null } && account.LeaveDuties.Contains(offer.Id))
            {
                yield return new(FindingKind.Lost, $"{offer.Id} was accepted, and leaves no duty.");
            }
        }

        foreach (var lost in account.Offers.Keys.Except(ticket.Offers.Select(static offer => offer.Id)))
        {
            yield return new(FindingKind.Lost, $"{lost} was acknowledged, and is not there.");
        }
    }

    private static IEnumerable<Finding> OfDuties(TicketAccount account, TicketSeen ticket)
    {
        foreach (var duty in ticket.Duties)
        {
            if (account.Duties.TryGetValue(duty.Id, out var state) && state != duty.State)
            {
                yield return new(FindingKind.Lost, $"{duty.Id} is {duty.State}, and must be {state}.");
            }

            if (duty.IsOpen && ticket.Status == "CLOSED")
            {
                yield return new(FindingKind.Unsettled, $"{duty.Id} is {duty.State} on a closed ticket.");
            }
        }

        foreach (var (promise, offer) in account.Promises)
        {
            var isOwed = offer is null || ticket.Offers.Any(one => one.Id == offer && one.State is "ACCEPTED" or "RETURNED");
            var there = ticket.Duties.Count(duty => duty.Promise == promise);
            if (there > 1 || (there == 0 && isOwed))
            {
                yield return new(there == 0 ? FindingKind.Lost : FindingKind.Doubled, $"{ticket.Id} has \"{promise}\" {there} times, which was promised once.");
            }
        }

        foreach (var lost in account.Duties.Keys.Except(ticket.Duties.Select(static duty => duty.Id)))
        {
            yield return new(FindingKind.Lost, $"{lost} was acknowledged, and is not there.");
        }
    }

    private static IEnumerable<Finding> OfBrief(TicketAccount account, TicketSeen ticket)
    {
        if (account.Goal is { } goal && goal != ticket.Goal)
        {
            yield return new(FindingKind.Lost, $"{ticket.Id} has another goal than was acknowledged.");
        }

        foreach (var recorded in account.Recorded)
        {
            var there = ticket.Recorded.Count(one => one == recorded);
            if (there != 1)
            {
                yield return new(there == 0 ? FindingKind.Lost : FindingKind.Doubled, $"{ticket.Id}: the brief has \"{recorded}\" {there} times.");
            }
        }
    }
}
