namespace Continuity.FollowUps;

/// <summary>Waives a follow-up: it need not be kept.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="Reason">Why, 1 to 2,000 characters; for agents only.</param>
public sealed record WaiveFollowUpCommand(FollowUpId FollowUp, string Reason);
