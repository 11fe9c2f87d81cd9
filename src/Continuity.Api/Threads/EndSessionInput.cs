using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>A session ends.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="WrapUp">How it ended.</param>
internal sealed record EndSessionInput(
    [ID] string SessionId,
    WrapUpInput? WrapUp);
