using Continuity.Customers;

namespace Continuity.Redis.Inboxes;

/// <summary>Something that stands in an inbox.</summary>
/// <param name="Home">Its home.</param>
/// <param name="Number">Its number there.</param>
/// <param name="At">Its place: see <see cref="InboxList"/>.</param>
public readonly record struct InboxItem(CustomerId Home, int Number, DateTimeOffset At);
