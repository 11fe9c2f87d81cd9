using Continuity.GraphQL;

namespace Continuity.Api.FollowUps;

/// <summary>What was promised is done at another time.</summary>
/// <param name="FollowUpId">The follow-up; it must not be due yet. A customer may name another time for a CALLBACK until it is settled.</param>
/// <param name="DueAt">When it is due, 1 minute to 366 days ahead; a CHECK_IN not in the customer's quiet hours.</param>
/// <param name="Reason">Why, 1 to 2,000 characters; the customer sees it only where they gave it.</param>
/// <param name="CustomerInformed">Whether the customer was told.</param>
internal sealed record RescheduleFollowUpInput(
    [ID] string FollowUpId,
    DateTimeOffset DueAt,
    string Reason,
    [DefaultValue("false")] bool CustomerInformed);
