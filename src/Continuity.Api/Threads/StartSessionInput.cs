using Continuity.Api.Customers;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>A session begins: who, on which channel, about what.</summary>
/// <param name="Channel">The channel it is held on.</param>
/// <param name="Identities">What the customer is known by here, at most 20. A customer's own token gives its identity; it sends none.</param>
/// <param name="ContinuationCode">
/// The code with which the customer goes on from another channel, eight digits (spaces and hyphens are ignored) or a link token: it names customer, ticket and session, none of
/// which is given beside it. A wrong one counts: after 10 within an hour comes LIMIT_EXCEEDED, and each is answered later than the one before.
/// </param>
/// <param name="TicketId">The ticket it is about, where that is known.</param>
/// <param name="NewTicket">Whether it is about something new, so that no ticket is gone on with.</param>
/// <param name="ContinuesSessionId">The session that it goes on from, where that is known.</param>
/// <param name="Subject">What it is about, for a new ticket; 1 to 200 characters.</param>
/// <param name="CustomerName">The customer's name, where the channel knows it; 1 to 200 characters.</param>
/// <param name="Language">The customer's language, a BCP 47 tag.</param>
/// <param name="ExternalRef">What the channel's system calls the session; 1 to 200 characters.</param>
/// <param name="Entry">What was said or done first; it is recorded with the session, or neither is. Its author is you, or the customer where a channel's system tells it. An e-mail that answers one of a thread goes on there, whoever wrote it.</param>
/// <param name="IdempotencyKey">The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters.</param>
internal sealed record StartSessionInput(
    Channel Channel,
    [DefaultValue("[]")] IReadOnlyList<IdentityInput> Identities,
    string? ContinuationCode,
    [ID] string? TicketId,
    [DefaultValue("false")] bool? NewTicket,
    [ID] string? ContinuesSessionId,
    string? Subject,
    string? CustomerName,
    string? Language,
    string? ExternalRef,
    EntryContentInput? Entry,
    string IdempotencyKey);
