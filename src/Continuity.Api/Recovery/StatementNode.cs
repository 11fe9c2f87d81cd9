using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>What somebody says of a problem. It is never changed.</summary>
[GraphQLName("Statement")]
internal sealed class StatementNode(Statement statement)
{
    /// <summary>Who says it.</summary>
    public string By => statement.By;

    /// <summary>Whose side it tells.</summary>
    public Party Party => statement.Party;

    /// <summary>What they say.</summary>
    [Cost(EntryCosts.Text)]
    public string Text => statement.Text;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At => statement.At;

    /// <summary>Who recorded it.</summary>
    public Task<IActor> GetRecordedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(statement.RecordedBy, cancellationToken);
}
