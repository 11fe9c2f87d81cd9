using Continuity.Customers;

namespace Continuity.Tickets;

/// <summary>A ticket's id: its customer's home, and its number there.</summary>
/// <param name="Home">The customer whose home it lives in.</param>
/// <param name="Number">Its number in that home, from 1; not the number that people read out.</param>
public readonly record struct TicketId(CustomerId Home, int Number);
