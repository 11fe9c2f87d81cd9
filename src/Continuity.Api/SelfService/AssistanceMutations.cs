using Continuity.Api.Threads;
using Continuity.GraphQL;

namespace Continuity.Api.SelfService;

/// <summary>Commands on help that was offered in self-service.</summary>
[MutationType]
internal static class AssistanceMutations
{
    /// <summary>
    /// The customer wants the help that was offered: a session begins on the channel that they choose, about the same ticket, or a new one where that is long done with, and as surely known as in self-service; the people of a queue
    /// are asked to take over; what the customer tried is in the brief. With PHONE it asks for a call, and promises one. For the customer, and the bot or channel's system that runs the session.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<StartSessionPayload> AcceptAssistanceAsync(AcceptAssistanceInput input, AssistanceCommands assistance, CancellationToken cancellationToken) =>
        assistance.AcceptAsync(input, cancellationToken);

    /// <summary>The customer wants no help: none is offered again in that session. Declining again changes nothing. For the same callers as `acceptAssistance`.</summary>
    /// <param name="input">What to do.</param>
    public static Task<DeclineAssistancePayload> DeclineAssistanceAsync(DeclineAssistanceInput input, AssistanceCommands assistance, CancellationToken cancellationToken) =>
        assistance.DeclineAsync(input, cancellationToken);
}
