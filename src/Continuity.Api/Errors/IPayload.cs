using Continuity.GraphQL;

namespace Continuity.Api.Errors;

/// <summary>What a mutation answers: what it changed, null on refusal, and why it refused.</summary>
[GraphQLIgnore]
internal interface IPayload
{
    /// <summary>Why it was refused; empty where it was done.</summary>
    IReadOnlyList<UserError> Errors { get; }
}
