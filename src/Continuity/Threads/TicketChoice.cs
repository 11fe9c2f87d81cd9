using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>The ticket that a session is about, and why.</summary>
/// <param name="Ticket">The ticket as it stands; null where a new one is opened.</param>
/// <param name="Rule">Why this one.</param>
/// <param name="Explanation">The same in words.</param>
internal sealed record TicketChoice(Ticket? Ticket, TicketRule Rule, string Explanation)
{
    /// <summary>Chooses: the ticket that was named, by itself or by one of its sessions; else by <see cref="ThreadOptions"/>; else none.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="command">The session that starts.</param>
    /// <param name="options">How long tickets are gone on with.</param>
    /// <param name="now">The time.</param>
    /// <returns>The choice; or NOT_FOUND or WRONG_STATE.</returns>
    public static Outcome<TicketChoice> Choose(CustomerState state, StartSessionCommand command, ThreadOptions options, DateTimeOffset now)
    {
        if (command.Continuation is { } grant)
        {
            return ContinuationStart.Choose(state, grant);
        }

        if (command.NewTicket)
        {
            return new TicketChoice(null, TicketRule.NewTicket, "A new ticket was asked for.");
        }

        if (command.Ticket is { } id)
        {
            return id.Home == state.Id && state.Tickets.TryGetValue(id.Number, out var named)
                ? Named(named)
                : Refusal.NotFound("ticket", "input", "ticketId");
        }

        return OfSession(state, command, options, now) ?? LatestOpen(state, options, now) ?? LatestResolved(state, options, now)
            ?? new TicketChoice(null, TicketRule.NewTicket, "There was no ticket to go on with, so a new one was opened.");
    }

    /// <summary>The home, among all those of a customer, whose ticket is gone on with; null where a new one is opened.</summary>
    /// <param name="customer">The customer, with the live tickets of each home.</param>
    /// <param name="command">The session that starts.</param>
    /// <param name="options">How long tickets are gone on with.</param>
    /// <param name="now">The time.</param>
    public static CustomerId? HomeOf(CustomerHomes customer, StartSessionCommand command, ThreadOptions options, DateTimeOffset now)
    {
        if (command.NewTicket)
        {
            return null;
        }

        return command.Ticket?.Home
            ?? customer.All.FirstOrDefault(home => OfSession(home, command, options, now) is not null)?.Id
            ?? Latest(LatestOpen, ticket => ticket.LastActivityAt)
            ?? Latest(LatestResolved, ticket => ticket.ResolvedAt);

        CustomerId? Latest(Func<CustomerState, ThreadOptions, DateTimeOffset, TicketChoice?> choose, Func<Ticket, DateTimeOffset?> when) => customer.All
            .Select(home => (home.Id, choose(home, options, now)?.Ticket))
            .Where(found => found.Ticket is not null)
            .OrderBy(found => when(found.Ticket!))
            .Select(found => (CustomerId?)found.Id)
            .LastOrDefault();
    }

    private static Outcome<TicketChoice> Named(Ticket ticket) => ticket.Status switch
    {
        TicketStatus.Open => new TicketChoice(ticket, TicketRule.ExplicitTicket, $"Ticket {ticket.DisplayNumber} was named."),
        TicketStatus.Resolved => new TicketChoice(
            ticket, TicketRule.ExplicitTicket, $"Ticket {ticket.DisplayNumber} was named; it was resolved, and is open again."),
        _ => new Refusal(RefusalCode.WrongState, "The ticket is closed; reopen it first, or name none.") { Path = ["input", "ticketId"] },
    };

    // A ticket that is long done with is not gone on with for the sake of one of its sessions.
    private static TicketChoice? OfSession(CustomerState state, StartSessionCommand command, ThreadOptions options, DateTimeOffset now) =>
        command.ContinuesSession?.Home == state.Id && command.ContinuedIn(state) is { } continued
        && state.Tickets.TryGetValue(continued.Ticket, out var ticket)
        && (ticket.Status == TicketStatus.Open || IsReopenable(ticket, options, now))
            ? new(
                ticket,
                command.IsEmailReply ? TicketRule.EmailReply : TicketRule.ExplicitTicket,
                $"{(command.IsEmailReply ? "The e-mail belongs with one about" : "The session to go on from was named; it was about")} ticket {ticket.DisplayNumber}{(ticket.Status == TicketStatus.Open ? "." : ", which is open again.")}")
            : null;

    private static TicketChoice? LatestOpen(CustomerState state, ThreadOptions options, DateTimeOffset now) =>
        state.Tickets.Values
            .Where(ticket => ticket.Status == TicketStatus.Open && ticket.LastActivityAt >= now - options.ContinueWithin)
            .OrderBy(ticket => ticket.LastActivityAt).ThenBy(ticket => ticket.Number)
            .LastOrDefault() is { } ticket
            ? new(
                ticket,
                TicketRule.ContinuedLatestOpen,
                $"Ticket {ticket.DisplayNumber} is open and was active {(now - ticket.LastActivityAt).AgoInWords}, so it is gone on with.")
            : null;

    private static TicketChoice? LatestResolved(CustomerState state, ThreadOptions options, DateTimeOffset now) =>
        state.Tickets.Values
            .Where(ticket => IsReopenable(ticket, options, now))
            .OrderBy(ticket => ticket.ResolvedAt).ThenBy(ticket => ticket.Number)
            .LastOrDefault() is { } ticket
            ? new(
                ticket,
                TicketRule.ContinuedReopened,
                $"Ticket {ticket.DisplayNumber} was resolved {(now - ticket.ResolvedAt!.Value).AgoInWords}, so it is open again.")
            : null;

    /// <summary>Whether a customer who comes back goes on with a ticket that is resolved.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="options">How long tickets are gone on with.</param>
    /// <param name="now">The time.</param>
    internal static bool IsReopenable(Ticket ticket, ThreadOptions options, DateTimeOffset now) =>
        ticket.Status == TicketStatus.Resolved && options.ReopenWithin > TimeSpan.Zero && ticket.ResolvedAt >= now - options.ReopenWithin;
}
