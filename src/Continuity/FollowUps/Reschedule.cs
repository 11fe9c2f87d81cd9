using Continuity.Callers;

namespace Continuity.FollowUps;

/// <summary>A follow-up was put off, or brought forward.</summary>
/// <param name="From">When it was due before.</param>
/// <param name="To">When it is due since.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="At">When this was decided.</param>
/// <param name="By">By whom.</param>
/// <param name="CustomerInformed">Whether the customer was told.</param>
public sealed record Reschedule(DateTimeOffset From, DateTimeOffset To, string Reason, DateTimeOffset At, ActorRef By, bool CustomerInformed);
