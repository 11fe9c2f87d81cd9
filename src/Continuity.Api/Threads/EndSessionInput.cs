using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>A session ends.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="WrapUp">How it ended; a customer leaves it out.</param>
/// <param name="Feedback">What might have been more helpful, in the customer's own words; 1 to 4,000 characters. For customers only: what they told you goes into `wrapUp`.</param>
internal sealed record EndSessionInput(
    [ID] string SessionId,
    WrapUpInput? WrapUp,
    string? Feedback);
