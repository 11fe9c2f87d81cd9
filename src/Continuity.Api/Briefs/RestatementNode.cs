using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Briefs;
using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>What the customer was understood to say, as it was said back to them.</summary>
/// <param name="restatement">What was restated.</param>
[ObjectType]
[GraphQLName("Restatement")]
internal sealed class RestatementNode(Restatement restatement)
{
    /// <summary>The words.</summary>
    public string Text => restatement.Text;

    /// <summary>When it was said.</summary>
    public DateTimeOffset StatedAt => restatement.StatedAt;

    /// <summary>When the customer said yes to it; null where they did not yet.</summary>
    public DateTimeOffset? ConfirmedAt => restatement.ConfirmedAt;

    /// <summary>Who said it.</summary>
    public Task<IActor> GetStatedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(restatement.StatedBy, cancellationToken);

    /// <summary>Who recorded the customer's yes: the customer in person, or the agent or bot who heard it; null before.</summary>
    public async Task<IActor?> GetConfirmedByAsync(Reader reader, CancellationToken cancellationToken) =>
        restatement.ConfirmedBy is { } by ? await reader.ActorAsync(by, cancellationToken) : null;
}
