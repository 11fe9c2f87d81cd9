using System.Text;

namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>FNV-1a of 32 bits over UTF-8, its bits mixed once more so that small remainders are even. <c>oracle/hash.js</c> is its twin.</summary>
internal static class StableHash
{
    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text.</param>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ unit) * 16777619u;
        }

        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }
}
