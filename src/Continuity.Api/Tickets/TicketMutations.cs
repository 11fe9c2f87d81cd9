using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>Commands on tickets.</summary>
[MutationType]
internal static class TicketMutations
{
    /// <summary>Opens a ticket for another matter, beside those that the customer has.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> OpenTicketAsync(OpenTicketInput input, TicketOpening tickets, CancellationToken cancellationToken) =>
        tickets.OpenAsync(input, cancellationToken);

    /// <summary>Takes a ticket from a queue, or one that is offered to a queue, which accepts the offer. The first agent to claim a ticket becomes its owner, and stays so; claiming again what is yours changes nothing. FORBIDDEN where the queue is for other teams or for supervisors.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> ClaimTicketAsync(ClaimTicketInput input, TicketCommands tickets, CancellationToken cancellationToken) =>
        tickets.ClaimAsync(input, cancellationToken);

    /// <summary>Says that a ticket is solved. For a while a new session of the customer opens it again. It settles progress updates, and leaves the owner a check that it is still solved.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> ResolveTicketAsync(ResolveTicketInput input, TicketCommands tickets, CancellationToken cancellationToken) =>
        tickets.ResolveAsync(input, cancellationToken);

    /// <summary>Opens a resolved or closed ticket again. It goes back to its owner, or to its queue where it has none.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> ReopenTicketAsync(ReopenTicketInput input, TicketCommands tickets, CancellationToken cancellationToken) =>
        tickets.ReopenAsync(input, cancellationToken);

    /// <summary>Closes a ticket for good. Refused with OBLIGATION_OPEN while anything is owed to the customer.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> CloseTicketAsync(CloseTicketInput input, TicketCommands tickets, CancellationToken cancellationToken) =>
        tickets.CloseAsync(input, cancellationToken);

    /// <summary>
    /// Gives the handling of a ticket back: to its owner where another handles it, else to a queue. Its owner stays. By who handles or owns it, who acts for the owner, or a supervisor; not
    /// while it is offered.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> ReleaseTicketAsync(ReleaseTicketInput input, TicketCommands tickets, CancellationToken cancellationToken) =>
        tickets.ReleaseAsync(input, cancellationToken);

    /// <summary>Records that you have read what was said and done about a ticket, up to where. For agents. Of each agent the furthest place counts. Who took a ticket over and has not done so in time is shown so to its owner.</summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> AcknowledgeBriefAsync(AcknowledgeBriefInput input, BriefAcknowledging briefs, CancellationToken cancellationToken) =>
        briefs.AcknowledgeAsync(input, cancellationToken);
}
