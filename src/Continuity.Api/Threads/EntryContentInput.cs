using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>What was said or done: exactly one of these.</summary>
/// <param name="Message">A message in a chat or the app.</param>
/// <param name="Call">A call.</param>
/// <param name="Email">An e-mail.</param>
/// <param name="SelfService">A step in self-service.</param>
/// <param name="Note">A note among agents.</param>
[OneOf]
internal sealed record EntryContentInput(
    MessageInput? Message,
    CallInput? Call,
    EmailInput? Email,
    SelfServiceInput? SelfService,
    NoteInput? Note);
