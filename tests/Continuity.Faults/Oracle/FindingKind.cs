namespace Continuity.Faults.Oracle;

/// <summary>How a promise was broken.</summary>
internal enum FindingKind
{
    /// <summary>Something acknowledged is not there.</summary>
    Lost,

    /// <summary>Something done once is there more often, or something is there that nobody was told is done.</summary>
    Doubled,

    /// <summary>A number is missing or out of its order, or a subscriber was not told something.</summary>
    Gap,

    /// <summary>An offer or a duty is left without an end.</summary>
    Unsettled,

    /// <summary>Anything else that was promised and is not so.</summary>
    Wrong,
}
