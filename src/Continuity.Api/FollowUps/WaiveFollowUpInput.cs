using Continuity.GraphQL;

namespace Continuity.Api.FollowUps;

/// <summary>What was promised need not be done.</summary>
/// <param name="FollowUpId">The follow-up; it must be open.</param>
/// <param name="Reason">Why, 1 to 2,000 characters; the customer does not see it.</param>
internal sealed record WaiveFollowUpInput(
    [ID] string FollowUpId,
    string Reason);
