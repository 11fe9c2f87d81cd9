using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>A suggestion gave way at the home of one of two customers, or the customer was erased, and it is to be kept at the other's no longer.</summary>
/// <param name="Home">The other home.</param>
/// <param name="Of">The home that keeps it no more.</param>
internal sealed record SuggestionForgotten(CustomerId Home, CustomerId Of) : OutboxMessage;
