using Continuity.Customers;

namespace Continuity.Threads;

/// <summary>An entry's id: its customer's home, and its place in the log there.</summary>
/// <param name="Home">The customer whose log it stands in.</param>
/// <param name="Sequence">Its place in that log, from 1 and without gaps.</param>
public readonly record struct EntryId(CustomerId Home, int Sequence);
