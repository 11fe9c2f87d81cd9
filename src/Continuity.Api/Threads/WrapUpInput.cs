using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>How a session ended.</summary>
/// <param name="Summary">What was done; 1 to 4,000 characters.</param>
/// <param name="Disposition">How it is classed; 1 to 200 characters.</param>
/// <param name="AnythingElse">What came of asking whether anything else was needed. With MORE_RAISED exactly one of `nextTicketId` and `nextSubject` says what; else neither.</param>
/// <param name="Feedback">What the customer said might have been more helpful; up to 4,000 characters.</param>
/// <param name="NextTicketId">The ticket of the other matter, where there is one already: another open one of the same customer.</param>
/// <param name="NextSubject">What the other matter is about, 1 to 200 characters: a ticket is opened for it. An agent owns and handles it; from anybody else it waits in the queue of the session's channel.</param>
internal sealed record WrapUpInput(
    string Summary,
    string Disposition,
    AnythingElse AnythingElse,
    string? Feedback,
    [ID] string? NextTicketId,
    string? NextSubject);
