using Continuity.Customers;

namespace Continuity.Handoffs;

/// <summary>The id of an offer of ownership: its ticket's home, and its number there.</summary>
/// <param name="Home">The home.</param>
/// <param name="Number">Its number in that home, from 1.</param>
public readonly record struct OwnershipOfferId(CustomerId Home, int Number);
