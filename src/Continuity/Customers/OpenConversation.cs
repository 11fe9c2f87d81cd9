namespace Continuity.Customers;

/// <summary>A session that goes on, in which the customer talks with somebody, by chat or phone, or waits to.</summary>
/// <param name="Session">Its number.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record OpenConversation(int Session, DateTimeOffset StartedAt);
