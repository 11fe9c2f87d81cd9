namespace Continuity.Threads;

/// <summary>Why a session was taken to be this customer's.</summary>
public enum CustomerRule
{
    /// <summary>None of the identities was known.</summary>
    NewCustomer,

    /// <summary>All the identities that were known led to this customer.</summary>
    SingleMatch,

    /// <summary>The identities led to several customers and proved that they are one person, so those were merged.</summary>
    AutoMerged,

    /// <summary>The identities led to several customers who may be one person; this one has the identity that counts for most.</summary>
    MergeSuggested,

    /// <summary>A continuation code was given, which was issued for a ticket of this customer's.</summary>
    ContinuationCode,

    /// <summary>The ticket was named.</summary>
    ExplicitTicket,

    /// <summary>There was no identity.</summary>
    Anonymous,

    /// <summary>It is an e-mail that answers one of this customer's, whoever wrote it.</summary>
    EmailReply,
}
