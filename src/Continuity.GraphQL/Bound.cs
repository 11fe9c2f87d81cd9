using System.Numerics;

namespace Continuity.GraphQL;

/// <summary>Checks the bounds of options.</summary>
internal static class Bound
{
    /// <summary>A value, if it is within its bounds.</summary>
    /// <typeparam name="T">A number.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    /// <param name="name">The option's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message names the option, the bounds and the value.</exception>
    public static T Checked<T>(T value, T least, T most, string name)
        where T : IComparisonOperators<T, T, bool> => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{least} to {most}.");
}
