namespace Continuity.GraphQL.Transport.Streams;

/// <summary>Why a stream of results ended.</summary>
internal enum StreamEnd
{
    /// <summary>It hasn't.</summary>
    None,

    /// <summary>Its operation came to its own end.</summary>
    Complete,

    /// <summary>The client has gone, or wants no more of it.</summary>
    ClientGone,

    /// <summary>The client takes nothing.</summary>
    ClientStalled,

    /// <summary>The client's token is no longer good.</summary>
    TokenExpired,

    /// <summary>The server stops.</summary>
    ServerStopping,
}
