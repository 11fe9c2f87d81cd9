namespace Continuity.FollowUps;

/// <summary>Puts a follow-up off, or brings it forward.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="DueAt">When it shall be due, 1 minute to 366 days ahead.</param>
/// <param name="Reason">Why, 1 to 2,000 characters; for agents only.</param>
/// <param name="CustomerInformed">Whether the customer was told; a customer who asks for it was.</param>
public sealed record RescheduleFollowUpCommand(FollowUpId FollowUp, DateTimeOffset DueAt, string Reason, bool CustomerInformed = false);
