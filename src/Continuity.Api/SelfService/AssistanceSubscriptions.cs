using Continuity.GraphQL;

namespace Continuity.Api.SelfService;

/// <summary>Help that is offered in self-service, as it is offered.</summary>
[SubscriptionType]
internal static class AssistanceSubscriptions
{
    /// <summary>
    /// The help that is offered in a session of self-service. An offer that the customer has not answered is told at once, on every connection anew; one that they have answered is not. It is
    /// complete when the session ends, and at once after that. For those who see the session: its customer, the bot or channel's system that runs it, and agents. When you may no longer see it, it ends with FORBIDDEN.
    /// </summary>
    /// <param name="sessionId">The session.</param>
    public static Task<IAsyncEnumerable<AssistanceOfferNode>> GetAssistanceOffersAsync([ID] string sessionId, AssistanceEvents events, CancellationToken cancellationToken) =>
        events.OpenAsync(sessionId, cancellationToken);
}
