namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>What a caller holds open.</summary>
public enum OpenKind
{
    /// <summary>A socket, or an event stream.</summary>
    Connection,

    /// <summary>A subscription, on whatever connection.</summary>
    Subscription,
}
