using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>Promises a customer something.</summary>
/// <param name="Ticket">The ticket that it is about.</param>
/// <param name="Kind">What it is: none that a handoff or a resolution leaves.</param>
/// <param name="Promise">What is promised, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="DueAt">When it is due, 1 minute to 366 days ahead.</param>
/// <param name="Channel">The channel to do it by, or null for any.</param>
public sealed record PromiseFollowUpCommand(TicketId Ticket, FollowUpKind Kind, string Promise, DateTimeOffset DueAt, Channel? Channel = null);
