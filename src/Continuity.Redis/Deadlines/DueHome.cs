using Continuity.Customers;

namespace Continuity.Redis.Deadlines;

/// <summary>A home in which something falls due.</summary>
/// <param name="Home">The home.</param>
/// <param name="At">When it does first, in Unix milliseconds.</param>
internal readonly record struct DueHome(CustomerId Home, long At);
