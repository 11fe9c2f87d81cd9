using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>The texts of an entry are to be taken away.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
public sealed record RedactEntryCommand(EntryId Entry, string Reason);
