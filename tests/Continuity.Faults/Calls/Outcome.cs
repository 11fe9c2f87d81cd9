namespace Continuity.Faults.Calls;

/// <summary>What came of one request.</summary>
internal enum Outcome
{
    /// <summary>It was done, or refused for a reason that the caller is told: the store was there.</summary>
    Answered,

    /// <summary>503, or STORE_UNAVAILABLE.</summary>
    Unavailable,

    /// <summary>The connection was refused or broken off.</summary>
    Gone,

    /// <summary>There was no answer within all patience.</summary>
    Hung,

    /// <summary>Anything else: an error that says nothing, a fault inside.</summary>
    Odd,
}
