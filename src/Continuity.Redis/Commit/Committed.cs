using System.Diagnostics.CodeAnalysis;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Redis.Commit;

/// <summary>What came of a command: what was written, or why nothing was.</summary>
/// <typeparam name="T">What the caller is told of an accepted command.</typeparam>
public sealed record Committed<T>
{
    internal Committed(CustomerState state) => State = state;

    /// <summary>What the caller is told; the first answer again where <see cref="IsRepeat"/>.</summary>
    public T? Value { get; internal init; }

    /// <summary>The state afterwards, with what was loaded and what was changed; its <see cref="CustomerState.Id"/> is the home that the command went to.</summary>
    public CustomerState State { get; }

    /// <summary>The entries that were written, in order; those of the first time where <see cref="IsRepeat"/>.</summary>
    public IReadOnlyList<Entry> Entries { get; internal init; } = [];

    /// <summary>Why nothing was written; null where the command was accepted.</summary>
    public Refusal? Refusal { get; internal init; }

    /// <summary>Whether the command had been done before, so that nothing was written now.</summary>
    public bool IsRepeat { get; internal init; }

    /// <summary>Whether the command was accepted, now or the first time.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;
}
