using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Decisions;

/// <summary>Makes decisions.</summary>
public static class Decision
{
    /// <summary>Accepts a command.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="result">What the caller is told.</param>
    /// <param name="state">The state afterwards; the state before, where nothing is to be changed.</param>
    /// <param name="entries">The entries to append, in order.</param>
    public static Decision<T> Accept<T>(T result, CustomerState state, params IReadOnlyList<EntryDraft> entries) =>
        new() { Result = result, State = state, Entries = entries };
}
