using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>Who said or did something: exactly one of these.</summary>
/// <param name="AgentId">An agent who has signed in at least once.</param>
/// <param name="BotId">A bot that has signed in at least once.</param>
/// <param name="Customer">The customer of the session; only `true` makes sense.</param>
[OneOf]
internal sealed record ActorInput(
    [ID] string? AgentId,
    [ID] string? BotId,
    bool? Customer);
