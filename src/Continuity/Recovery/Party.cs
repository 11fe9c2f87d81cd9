namespace Continuity.Recovery;

/// <summary>Whose side of a problem a statement tells.</summary>
public enum Party
{
    /// <summary>The customer's.</summary>
    Customer,

    /// <summary>That of somebody who works here.</summary>
    Employee,

    /// <summary>That of somebody else who was there.</summary>
    Witness,
}
