using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.SelfService;

/// <summary>A customer wants the help that was offered.</summary>
/// <param name="OfferId">The offer; it must be the session's latest, and open.</param>
/// <param name="Channel">How to go on: one of the offer's `channels`.</param>
/// <param name="IdempotencyKey">The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters.</param>
internal sealed record AcceptAssistanceInput(
    [ID] string OfferId,
    Channel Channel,
    string IdempotencyKey);
