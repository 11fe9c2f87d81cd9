using Continuity.Threads;

namespace Continuity.Api.Handoffs;

/// <summary>The check with the customer that a handoff leaves to the ticket's owner.</summary>
/// <param name="Within">How long after the accept, 5 seconds to 366 days.</param>
/// <param name="Promise">What the customer is promised, in words that they will see; 1 to 2,000 characters.</param>
/// <param name="Channel">The channel to check by; left out: the one that was used last.</param>
internal sealed record HandoffFollowUpInput(
    TimeSpan Within,
    string Promise,
    Channel? Channel);
