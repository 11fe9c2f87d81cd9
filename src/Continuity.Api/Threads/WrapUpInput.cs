using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>How a session ended.</summary>
/// <param name="Summary">What was done; 1 to 4,000 characters.</param>
/// <param name="Disposition">How it is classed; 1 to 200 characters.</param>
/// <param name="AnythingElse">What came of asking whether anything else was needed. With MORE_RAISED the other matter has a ticket from then on: `nextTicketId` names it, or one is opened. Else both `nextTicketId` and `nextSubject` are left out.</param>
/// <param name="Feedback">What the customer said might have been more helpful; up to 4,000 characters.</param>
/// <param name="NextTicketId">The ticket of the other matter, where there is one already: another open one of the same customer.</param>
/// <param name="NextSubject">What the other matter is about, 1 to 200 characters: the subject of the ticket that is opened for it; left out, that subject names the ticket on which it came up. An agent owns and handles it; from anybody else it waits in the queue of the session's channel.</param>
internal sealed record WrapUpInput(
    string Summary,
    string Disposition,
    AnythingElse AnythingElse,
    string? Feedback,
    [ID] string? NextTicketId,
    string? NextSubject);
