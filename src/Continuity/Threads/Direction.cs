namespace Continuity.Threads;

/// <summary>Which way a call or an e-mail went.</summary>
public enum Direction
{
    /// <summary>From the customer.</summary>
    Inbound,

    /// <summary>To the customer.</summary>
    Outbound,
}
