using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>That all that was kept of a customer as a person was taken away.</summary>
[ObjectType]
[GraphQLName("Erasure")]
internal sealed class ErasureNode(Erasure erasure)
{
    /// <summary>When it was decided. From then on nobody has seen anything of the person.</summary>
    public DateTimeOffset At => erasure.At;

    /// <summary>Why.</summary>
    public string Reason => erasure.Reason;

    /// <summary>When nothing was left in the store of this home; null while it is being taken away.</summary>
    public DateTimeOffset? DoneAt => erasure.DoneAt;

    /// <summary>By whom.</summary>
    public Task<IActor> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(erasure.By, cancellationToken);
}
