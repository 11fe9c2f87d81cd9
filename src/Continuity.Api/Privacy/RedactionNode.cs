using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>That the texts of an entry were taken away.</summary>
[ObjectType]
[GraphQLName("Redaction")]
internal sealed class RedactionNode(Redaction redaction)
{
    /// <summary>When.</summary>
    public DateTimeOffset At => redaction.At;

    /// <summary>Why.</summary>
    public string Reason => redaction.Reason;

    /// <summary>Whether only that was taken away which the entry repeats of another one that was redacted.</summary>
    public bool Partial => redaction.IsPartial;

    /// <summary>By whom.</summary>
    public Task<IActor> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(redaction.By, cancellationToken);
}
