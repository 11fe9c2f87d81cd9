using Continuity.GraphQL;

namespace Continuity.Api.FollowUps;

/// <summary>Commands on what is owed to customers.</summary>
[MutationType]
internal static class FollowUpMutations
{
    /// <summary>Promises a customer something. The ticket's owner answers for it, whoever promises: the owner, who acts for them, the agent who handles the ticket, or a supervisor.</summary>
    /// <param name="input">What to do.</param>
    public static Task<FollowUpPayload> PromiseFollowUpAsync(PromiseFollowUpInput input, FollowUpCommands followUps, CancellationToken cancellationToken) =>
        followUps.PromiseAsync(input, cancellationToken);

    /// <summary>Says that a promise was kept. A PROGRESS_UPDATE is then followed by the next one, until the ticket is resolved. Keeping again in the same words changes nothing. Who handles the ticket may not keep an AFTER_HANDOFF, by which its owner checks on them.</summary>
    /// <param name="input">What to do.</param>
    public static Task<FollowUpPayload> KeepFollowUpAsync(KeepFollowUpInput input, FollowUpCommands followUps, CancellationToken cancellationToken) =>
        followUps.KeepAsync(input, cancellationToken);

    /// <summary>Puts a follow-up off, or brings it forward, before it is due. That it was is kept. A customer may so name another time for a callback.</summary>
    /// <param name="input">What to do.</param>
    public static Task<FollowUpPayload> RescheduleFollowUpAsync(RescheduleFollowUpInput input, FollowUpCommands followUps, CancellationToken cancellationToken) =>
        followUps.RescheduleAsync(input, cancellationToken);

    /// <summary>Waives a follow-up, so that it need not be kept. For the ticket's owner in person, and supervisors.</summary>
    /// <param name="input">What to do.</param>
    public static Task<FollowUpPayload> WaiveFollowUpAsync(WaiveFollowUpInput input, FollowUpCommands followUps, CancellationToken cancellationToken) =>
        followUps.WaiveAsync(input, cancellationToken);
}
