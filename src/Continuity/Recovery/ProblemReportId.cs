using Continuity.Customers;

namespace Continuity.Recovery;

/// <summary>A problem report's id: its ticket's home, and its number there.</summary>
/// <param name="Home">The home.</param>
/// <param name="Number">Its number in that home, from 1; of conduct, from <see cref="FirstOfConduct"/>.</param>
public readonly record struct ProblemReportId(CustomerId Home, int Number)
{
    /// <summary>The number of a home's first report of conduct: these are numbered by themselves, so that no gap among the others tells agents that there is one.</summary>
    internal const int FirstOfConduct = 1_000_001;
}
