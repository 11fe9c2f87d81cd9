namespace Continuity.Api.Recovery;

/// <summary>What parts of recoveries cost, where that is more than an object does.</summary>
internal static class RecoveryCosts
{
    /// <summary>The latest report that the caller may see: behind many that they may not, it takes up to six reads to find.</summary>
    public const double Report = 10;
}
