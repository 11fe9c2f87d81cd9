using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>That a step of a service recovery was taken, or skipped.</summary>
[GraphQLName("RecoveryMark")]
internal sealed class RecoveryMarkNode(RecoveryMark mark)
{
    /// <summary>The step.</summary>
    public RecoveryStep Step => mark.Step;

    /// <summary>When it was said to be taken, or skipped.</summary>
    public DateTimeOffset At => mark.At;

    /// <summary>What was done; the reason, where it was skipped.</summary>
    public string Note => mark.Note;

    /// <summary>Whether it was skipped.</summary>
    public bool Skipped => mark.IsSkipped;

    /// <summary>Why it was skipped; null where it was not.</summary>
    public string? SkipReason => mark.IsSkipped ? mark.Note : null;

    /// <summary>Who said so.</summary>
    public Task<IActor> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(mark.By, cancellationToken);

    /// <summary>The entry in which the customer was followed up with; null with every other step.</summary>
    public async Task<EntryNode?> GetEvidenceAsync(Reader reader, CancellationToken cancellationToken) =>
        mark.Evidence is { } entry ? await reader.EntryAsync(entry, cancellationToken) : null;
}
