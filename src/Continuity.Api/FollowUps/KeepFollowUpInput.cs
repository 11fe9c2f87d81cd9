using Continuity.GraphQL;

namespace Continuity.Api.FollowUps;

/// <summary>What was promised is done.</summary>
/// <param name="FollowUpId">The follow-up; it must be open.</param>
/// <param name="Outcome">What came of it, 1 to 2,000 characters; the customer does not see it.</param>
/// <param name="EvidenceEntryId">
/// The entry in which it was kept: a PUBLIC message, call, e-mail or step of self-service in a session with this customer, that was recorded and happened after the promise. Left out,
/// it is kept without contact, and the thread says so.
/// </param>
internal sealed record KeepFollowUpInput(
    [ID] string FollowUpId,
    string Outcome,
    [ID] string? EvidenceEntryId);
