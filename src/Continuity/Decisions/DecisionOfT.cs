using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Decisions;

/// <summary>What a command comes to: a change to write, or a refusal. Made by pure functions of state, command and time.</summary>
/// <typeparam name="T">What the caller is told of an accepted command.</typeparam>
public sealed record Decision<T>
{
    internal Decision()
    {
    }

    /// <summary>What the caller is told, where it was accepted.</summary>
    public T? Result { get; internal init; }

    /// <summary>The state afterwards; null where it was refused. What differs from the state before is written.</summary>
    public CustomerState? State { get; internal init; }

    /// <summary>The entries to append, in order.</summary>
    public IReadOnlyList<EntryDraft> Entries { get; internal init; } = [];

    /// <summary>Why it was refused; null where it was accepted.</summary>
    public Refusal? Refusal { get; internal init; }

    /// <summary>Refuses a command.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Decision<T>(Refusal refusal) => new() { Refusal = refusal };
}
