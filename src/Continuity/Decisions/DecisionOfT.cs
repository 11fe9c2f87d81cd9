using Continuity.Customers;
using Continuity.Inboxes;
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

    /// <summary>
    /// Entries for other homes of the same customer. They are not part of the commit, which is one home's; that they are owed is, and they are written at once after it, or
    /// by whoever comes upon them.
    /// </summary>
    public IReadOnlyList<EntryElsewhere> Elsewhere { get; internal init; } = [];

    /// <summary>What agents are told of it, in order.</summary>
    public IReadOnlyList<Notice> Notices { get; internal init; } = [];

    /// <summary>Whether it names the place of one of its entries in the log, so that it holds only while the log is as long as it was.</summary>
    public bool KnowsItsPlace { get; internal init; }

    /// <summary>Why it was refused; null where it was accepted.</summary>
    public Refusal? Refusal { get; internal init; }

    /// <summary>The same with one more entry, the last one at the home that is changed.</summary>
    /// <param name="entry">The entry.</param>
    public Decision<T> And(EntryDraft entry) => this with { Entries = [.. Entries, entry] };

    /// <summary>The same with what was ordered of its entries.</summary>
    /// <param name="entries">The entries, in the same order.</param>
    public Decision<T> Ordered(IReadOnlyList<EntryDraft> entries) => this with { Entries = entries };

    /// <summary>The same with one more entry: the first one at the home that is changed, or one for another home.</summary>
    /// <param name="home">The home that it is for.</param>
    /// <param name="entry">The entry.</param>
    internal Decision<T> WithEntry(CustomerId home, EntryDraft entry) => home == State?.Id
        ? this with { Entries = [entry, .. Entries] }
        : this with { Elsewhere = [.. Elsewhere, new(home, entry)] };

    /// <summary>Refuses a command.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Decision<T>(Refusal refusal) => new() { Refusal = refusal };
}
