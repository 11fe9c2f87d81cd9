using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Something was said or done in a session.</summary>
/// <param name="SessionId">The session; once it has ended it takes in only what comes late.</param>
/// <param name="Content">What was said or done.</param>
/// <param name="Visibility">Who may see it. A note is always INTERNAL.</param>
/// <param name="OccurredAt">When it happened: any time past, at most 5 minutes ahead of now; left out: now. It does not change the entry's place, which is that of its arrival.</param>
/// <param name="Author">Who said or did it. Only a channel's system (role `ingest`) may speak for another; everybody else is the author.</param>
/// <param name="CheckInId">The open CHECK_IN, of the session's ticket, that an agent makes by this message, outbound e-mail or call: what the customer says next keeps it, also before it is due.</param>
/// <param name="IdempotencyKey">The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters.</param>
internal sealed record RecordEntryInput(
    [ID] string SessionId,
    EntryContentInput Content,
    [DefaultValue("PUBLIC")] Visibility? Visibility,
    DateTimeOffset? OccurredAt,
    ActorInput? Author,
    [ID] string? CheckInId,
    string IdempotencyKey);
