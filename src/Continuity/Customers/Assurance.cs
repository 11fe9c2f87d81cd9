namespace Continuity.Customers;

/// <summary>How sure it is that a customer is who they say; in rising order.</summary>
public enum Assurance
{
    /// <summary>Nobody said who they are.</summary>
    Anonymous,

    /// <summary>Said or sent so: a caller id, a from-address, a typed e-mail address.</summary>
    Claimed,

    /// <summary>Proved, by signing in or otherwise.</summary>
    Verified,
}
