using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>Commands on the ownership of tickets.</summary>
[MutationType]
internal static class OwnershipMutations
{
    /// <summary>
    /// Asks an agent to answer for a ticket from now on; until they accept, the owner stays. By the owner, who acts for them while they are away, or a supervisor, whose offer takes
    /// effect at once where the owner has left.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<OwnershipPayload> OfferOwnershipAsync(OfferOwnershipInput input, OwnershipCommands ownership, CancellationToken cancellationToken) =>
        ownership.OfferAsync(input, cancellationToken);

    /// <summary>Answers for a ticket from now on, with all that is still owed to its customer. By the agent who was asked; again, it changes nothing.</summary>
    /// <param name="input">What to do.</param>
    public static Task<OwnershipPayload> AcceptOwnershipAsync(SettleOwnershipInput input, OwnershipCommands ownership, CancellationToken cancellationToken) =>
        ownership.AcceptAsync(input, cancellationToken);

    /// <summary>Declines to answer for a ticket, where you were asked; or takes the offer back, where you made it or may make it. The owner stays. Again, it changes nothing.</summary>
    /// <param name="input">What to do.</param>
    public static Task<OwnershipPayload> DeclineOwnershipAsync(SettleOwnershipInput input, OwnershipCommands ownership, CancellationToken cancellationToken) =>
        ownership.DeclineAsync(input, cancellationToken);
}
