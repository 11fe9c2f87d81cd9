using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Decisions;

/// <summary>An entry that a command leaves at another home of the same customer than the one it changes.</summary>
/// <param name="Home">The home whose log it is for.</param>
/// <param name="Entry">The entry.</param>
public sealed record EntryElsewhere(CustomerId Home, EntryDraft Entry);
