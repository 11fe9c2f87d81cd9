using Continuity.GraphQL;

namespace Continuity.Api.Continuation;

/// <summary>Commands to go on elsewhere.</summary>
[MutationType]
internal static class ContinuationMutations
{
    /// <summary>
    /// Issues a code with which the customer goes on with a ticket on another channel: whoever starts a session with it, as `continuationCode`, joins ticket and thread without any
    /// identity, and is taken to be as surely the customer as they were where it was issued. Each call issues another code.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<IssueContinuationCodePayload> IssueContinuationCodeAsync(
        IssueContinuationCodeInput input, CodeIssuing codes, CancellationToken cancellationToken) => codes.IssueAsync(input, cancellationToken);
}
