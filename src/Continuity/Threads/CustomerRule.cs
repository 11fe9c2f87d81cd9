namespace Continuity.Threads;

/// <summary>Why a session was taken to be this customer's.</summary>
public enum CustomerRule
{
    /// <summary>None of the identities was known.</summary>
    NewCustomer,

    /// <summary>All the identities that were known led to this customer.</summary>
    SingleMatch,

    /// <summary>A continuation code was given, which was issued for a ticket of this customer's.</summary>
    ContinuationCode,

    /// <summary>The ticket was named.</summary>
    ExplicitTicket,

    /// <summary>There was no identity.</summary>
    Anonymous,
}
