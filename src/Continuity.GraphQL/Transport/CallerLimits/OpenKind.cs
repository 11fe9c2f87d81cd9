namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>What a caller holds open.</summary>
public enum OpenKind
{
    /// <summary>A socket, or an event stream.</summary>
    Connection,

    /// <summary>A subscription, on whatever connection.</summary>
    Subscription,

    /// <summary>A request that is being answered, or an operation on a socket; what has become a stream is one no longer.</summary>
    Request,
}
