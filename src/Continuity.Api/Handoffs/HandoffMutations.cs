using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>Commands on handoffs.</summary>
[MutationType]
internal static class HandoffMutations
{
    /// <summary>
    /// Offers the handling of a ticket to another agent or a queue, or asks for advice on it. Who handles it does so until the accept, but for COLD to a queue. Its owner stays, and owes the
    /// customer a check from the accept on. By who handles or owns the ticket (a bot too, where it handles it), who acts for the owner, or a supervisor. One offer of a ticket is open at most.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<HandoffPayload> OfferHandoffAsync(OfferHandoffInput input, HandoffCommands handoffs, CancellationToken cancellationToken) =>
        handoffs.OfferAsync(input, cancellationToken);

    /// <summary>
    /// Takes over a ticket that is offered to you, to whom you stand in for, or to a queue that you may take from; or gives advice. Of many who accept at once one does, the others get
    /// ALREADY_SETTLED. The first agent to accept a ticket that nobody owns becomes its owner. Accepting again what you accepted changes nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<HandoffPayload> AcceptHandoffAsync(SettleHandoffInput input, HandoffCommands handoffs, CancellationToken cancellationToken) =>
        handoffs.AcceptAsync(input, cancellationToken);

    /// <summary>
    /// Declines a handoff: where it is offered to you or whom you stand in for, or as a supervisor; of one to a queue as a supervisor only. The ticket stays with who kept it, else goes back to
    /// its owner, or to its queue where it has none. Ends a consultation where you give advice.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<HandoffPayload> DeclineHandoffAsync(SettleHandoffInput input, HandoffCommands handoffs, CancellationToken cancellationToken) =>
        handoffs.DeclineAsync(input, cancellationToken);

    /// <summary>Takes a handoff back, or ends a consultation: by who offered it, the ticket's owner, who acts for them, or a supervisor.</summary>
    /// <param name="input">What to do.</param>
    public static Task<HandoffPayload> WithdrawHandoffAsync(SettleHandoffInput input, HandoffCommands handoffs, CancellationToken cancellationToken) =>
        handoffs.WithdrawAsync(input, cancellationToken);

    /// <summary>Lets a bot go on with a ticket that an agent owns, and who stays its owner. By the agent who handles or owns it, who acts for the owner, or a supervisor. The entry marks where people stopped.</summary>
    /// <param name="input">What to do.</param>
    public static Task<HandoffPayload> ReturnToBotAsync(ReturnToBotInput input, HandoffCommands handoffs, CancellationToken cancellationToken) =>
        handoffs.ReturnToBotAsync(input, cancellationToken);
}
