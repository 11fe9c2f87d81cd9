using Continuity.Customers;

namespace Continuity.Recovery;

/// <summary>A problem report's id: its ticket's home, and its number there.</summary>
/// <param name="Home">The home.</param>
/// <param name="Number">Its number in that home, from 1.</param>
public readonly record struct ProblemReportId(CustomerId Home, int Number);
