namespace Continuity.Mail;

/// <summary>What became of an e-mail (RFC 3464, section 2.3.3).</summary>
public enum BounceAction
{
    /// <summary>It was not delivered, and will not be.</summary>
    Failed,

    /// <summary>It was not delivered yet; the server goes on trying.</summary>
    Delayed,

    /// <summary>It was delivered, if only to an address from which it goes on to others.</summary>
    Delivered,

    /// <summary>It was passed on to where nothing more is told of it.</summary>
    Relayed,
}
