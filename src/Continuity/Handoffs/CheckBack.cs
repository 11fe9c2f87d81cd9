using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Handoffs;

/// <summary>The check with the customer that an offer asks for, once it is accepted.</summary>
/// <param name="Within">How long after the accept.</param>
/// <param name="Promise">What the customer is promised, 1 to 2,000 characters.</param>
/// <param name="Channel">The channel to check by, or null for any.</param>
public sealed record CheckBack(TimeSpan Within, string Promise, Channel? Channel = null)
{
    /// <summary>The assurance from which it is shown what was promised on the ticket when this was asked for.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;
}
