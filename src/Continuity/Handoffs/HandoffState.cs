namespace Continuity.Handoffs;

/// <summary>Where an offer stands.</summary>
public enum HandoffState
{
    /// <summary>It waits to be accepted.</summary>
    Offered,

    /// <summary>It was accepted; a consultation goes on.</summary>
    Accepted,

    /// <summary>It was declined.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>A consultation has ended.</summary>
    Returned,
}
