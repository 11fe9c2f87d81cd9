using Continuity.Customers;

namespace Continuity.FollowUps;

/// <summary>A follow-up's id: its ticket's home, and its number there.</summary>
/// <param name="Home">The home.</param>
/// <param name="Number">Its number in that home, from 1.</param>
public readonly record struct FollowUpId(CustomerId Home, int Number);
