using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Reading;

/// <summary>A customer as one caller may see it.</summary>
/// <param name="State">The customer, with the live tickets and the sessions that the rules need.</param>
/// <param name="Rules">What the caller may see of it.</param>
/// <param name="SeesAll">Whether that is everything.</param>
internal sealed record HomeAccess(CustomerState State, ThreadAccess Rules, bool SeesAll);
