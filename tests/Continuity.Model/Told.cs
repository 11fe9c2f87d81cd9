using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Model;

/// <summary>What came of a command: what its last decision knew and came to, and the state that was written.</summary>
/// <param name="Command">The command.</param>
/// <param name="Seen">The state that it was decided on.</param>
/// <param name="Roster">The agents at that moment.</param>
/// <param name="Now">The time of the decision.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
/// <param name="After">The state afterwards.</param>
public sealed record Told(Command Command, CustomerState Seen, Roster Roster, DateTimeOffset Now, Refusal? Refusal, CustomerState After)
{
    public IReadOnlyList<EntryDraft> Entries { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];

    public bool IsAccepted => Refusal is null;

    /// <summary>Whether anything was written.</summary>
    public bool HasChanged => After.Version > Seen.Version;
}
