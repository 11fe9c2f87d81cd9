using Continuity.FollowUps;
using Continuity.Handoffs;

namespace Continuity.Deadlines;

/// <summary>By which options what falls due is settled.</summary>
/// <param name="Handoffs">Those of handoffs.</param>
/// <param name="FollowUps">Those of follow-ups.</param>
public sealed record DeadlineRules(HandoffOptions Handoffs, FollowUpOptions FollowUps);
