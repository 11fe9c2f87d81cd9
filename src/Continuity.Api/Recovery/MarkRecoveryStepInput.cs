using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>A step of a service recovery was taken.</summary>
/// <param name="TicketId">The ticket on which something went wrong.</param>
/// <param name="Step">The step: the one that comes next (`recovery { next }`), a later one with a `skipReason`, one that was skipped, or FIXED again. REVIEWED needs a restatement that the customer has confirmed, FIXED an owner who asks the customer afterwards, FOLLOWED_UP its `evidenceEntryId`.</param>
/// <param name="Note">What was done, 1 to 2,000 characters; for agents only.</param>
/// <param name="SomethingExtra">What the customer got beyond what was owed to them, 1 to 2,000 characters; only with FIXED.</param>
/// <param name="EvidenceEntryId">
/// The entry in which the customer was followed up with: a PUBLIC message, call, e-mail or step of self-service in a session with this customer, that was recorded and happened after the
/// step before. With FOLLOWED_UP, and only then.
/// </param>
/// <param name="SkipReason">Why the steps in between are skipped, 3 to 2,000 characters; left out where none is.</param>
internal sealed record MarkRecoveryStepInput(
    [ID] string TicketId,
    RecoveryStep Step,
    string Note,
    string? SomethingExtra,
    [ID] string? EvidenceEntryId,
    string? SkipReason);
