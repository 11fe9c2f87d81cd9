using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.FollowUps;

/// <summary>A customer is promised something.</summary>
/// <param name="TicketId">The ticket that it is about: one that has an owner, who answers for the promise, and is not closed.</param>
/// <param name="Kind">What it is; not AFTER_HANDOFF or AFTER_RESOLUTION, which a handoff and a resolution leave by themselves. Of PROGRESS_UPDATE one at most may be open on a ticket.</param>
/// <param name="Promise">What is promised, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="DueAt">When it is due, 1 minute to 366 days ahead; a CHECK_IN not in the customer's quiet hours.</param>
/// <param name="Channel">The channel to do it by; left out for any.</param>
/// <param name="IdempotencyKey">The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters. Without one, the same promise sent again while it is open is still one.</param>
internal sealed record PromiseFollowUpInput(
    [ID] string TicketId,
    [DefaultValue("PROMISE")] FollowUpKind Kind,
    string Promise,
    DateTimeOffset DueAt,
    Channel? Channel,
    string? IdempotencyKey);
