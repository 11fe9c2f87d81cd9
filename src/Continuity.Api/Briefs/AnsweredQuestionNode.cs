using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Briefs;
using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>Something that had to be found out, and was.</summary>
/// <param name="question">The question, which is answered.</param>
[ObjectType]
[GraphQLName("AnsweredQuestion")]
internal sealed class AnsweredQuestionNode(Question question)
{
    /// <summary>What was asked.</summary>
    public string Question => question.Text;

    /// <summary>The answer.</summary>
    public string Answer => question.Answer!;

    /// <summary>When it was answered.</summary>
    public DateTimeOffset AnsweredAt => question.AnsweredAt!.Value;

    /// <summary>Who answered it.</summary>
    public Task<IActor> GetAnsweredByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(question.AnsweredBy!.Value, cancellationToken);
}
