using Continuity.FollowUps;

namespace Continuity.Decisions;

/// <summary>The ticket can't be closed: something is still owed to the customer.</summary>
/// <param name="FollowUps">What is owed.</param>
public sealed record ObligationOpen(IReadOnlyList<FollowUpId> FollowUps)
    : Refusal(RefusalCode.ObligationOpen, "Follow-ups are still open: keep or waive each of them first.");
