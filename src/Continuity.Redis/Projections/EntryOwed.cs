using Continuity.Customers;
using Continuity.Redis.Json;

namespace Continuity.Redis.Projections;

/// <summary>A command at one home leaves an entry at another one of the same customer.</summary>
/// <param name="Key">What tells it from every other: it is recorded once, however often this comes.</param>
/// <param name="Home">The home whose log it is for.</param>
/// <param name="Entry">The entry, with when it happened. It counts as recorded when it is.</param>
internal sealed record EntryOwed(string Key, CustomerId Home, StoredEntry Entry) : OutboxMessage;
