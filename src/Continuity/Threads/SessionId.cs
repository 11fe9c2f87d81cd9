using Continuity.Customers;

namespace Continuity.Threads;

/// <summary>A session's id: its customer's home, and its number there.</summary>
/// <param name="Home">The customer whose home it lives in.</param>
/// <param name="Number">Its number in that home, from 1.</param>
public readonly record struct SessionId(CustomerId Home, int Number);
