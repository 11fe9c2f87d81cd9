using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>What a caller may see of a customer.</summary>
public sealed class ThreadAccess
{
    private ThreadAccess()
    {
    }

    /// <summary>Whether the caller may know of the customer at all; where not, nothing below it is seen either.</summary>
    public bool SeesCustomer { get; private init; }

    /// <summary>What a caller may see of a customer.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">The customer: the profile, and for a bot or ingest caller the sessions that go on and those asked for.</param>
    public static ThreadAccess Of(Caller caller, CustomerState state) => throw new NotImplementedException();

    /// <summary>Whether the caller may see a session of the customer.</summary>
    /// <param name="session">The session.</param>
    public bool Sees(Session session) => throw new NotImplementedException();

    /// <summary>Whether the caller may see a ticket of the customer.</summary>
    /// <param name="ticket">The ticket.</param>
    public bool Sees(Ticket ticket) => throw new NotImplementedException();

    /// <summary>Whether the caller may see an entry of the customer's log.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="session">The entry's session; null where it has none.</param>
    public bool Sees(EntryDraft entry, Session? session) => throw new NotImplementedException();

    /// <summary>What a ticket is about, as far as the caller may know: a neutral text where it was opened under a higher assurance.</summary>
    /// <param name="ticket">A ticket that the caller may see.</param>
    public string Subject(Ticket ticket) => throw new NotImplementedException();
}
