using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Threads;

/// <summary>Which home of a customer a session is held at: it lives where its ticket lives.</summary>
public static class SessionHome
{
    /// <summary>
    /// Chooses: the home of the ticket that is gone on with, of the live ones of all homes; for a new ticket that of the surest identity that the
    /// customer is known by; else the one that was named, else the survivor's. By the time of the commit that ticket may be done with; then the home chooses among its own.
    /// </summary>
    /// <param name="customer">The customer, with the live tickets of each home.</param>
    /// <param name="command">The session that starts.</param>
    /// <param name="resolved">What its identities came to.</param>
    /// <param name="options">How long tickets are gone on with.</param>
    /// <param name="now">The time.</param>
    public static CustomerId Choose(
        CustomerHomes customer, StartSessionCommand command, ResolvedCustomer resolved, ThreadOptions options, DateTimeOffset now) =>
        customer.Merged.Count == 0 ? customer.Id
        : TicketChoice.HomeOf(customer, command, options, now)
            ?? OfIdentity(customer, resolved)
            ?? command.ContinuesSession?.Home
            ?? customer.Id;

    /// <summary>The home of the surest identity that a customer is known by; null where they are known by none.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="resolved">What the identities came to.</param>
    public static CustomerId? OfIdentity(CustomerHomes customer, ResolvedCustomer resolved) =>
        resolved.Claims.Select(claim => customer.HomeOf(claim.Identity)).FirstOrDefault(home => home is not null);
}
