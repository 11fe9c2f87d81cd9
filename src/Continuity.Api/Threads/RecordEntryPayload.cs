using Continuity.Api.Errors;

namespace Continuity.Api.Threads;

/// <summary>What came of recording an entry.</summary>
internal sealed record RecordEntryPayload : IPayload
{
    /// <summary>The entry; null where it was refused.</summary>
    public EntryNode? Entry { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
