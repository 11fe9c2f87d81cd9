namespace Continuity.Faults.Proxies;

/// <summary>How the network is between the API and Redis.</summary>
internal enum Network
{
    /// <summary>As it should be.</summary>
    Whole,

    /// <summary>Everything takes its time, and not always the same.</summary>
    Slow,

    /// <summary>Connections are closed, and new ones refused.</summary>
    Refusing,

    /// <summary>Connections stay, and nothing passes.</summary>
    Silent,
}
