using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.SelfService;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Records entries in sessions.</summary>
internal sealed class EntryRecording(CustomerStore store, ThreadOptions options, SelfServiceOptions selfService, CurrentCaller current, Reader reader)
{
    public async Task<RecordEntryPayload> RecordAsync(RecordEntryInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        var author = input.Author is { } named ? InputActor.Read(named, session.Value.Home) : default(Outcome<ActorRef>?);
        var repeat = RepeatKey.Of(caller, "recordEntry", input.IdempotencyKey, input);
        if ((session.Refusal ?? author?.Refusal ?? repeat.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        if (author is { Value: var speaker } && !await reader.IsKnownAsync(speaker, cancellationToken))
        {
            return new() { Errors = UserError.List(Refusal.NotFound("agent or bot", "input", "author")) };
        }

        var command = new RecordEntryCommand(EntryContents.Of(input.Content))
        {
            Visibility = input.Visibility ?? Visibility.Public,
            OccurredAt = input.OccurredAt,
            Author = author?.Value,
        };
        var done = await WriteAsync(session.Value, repeat.Value!, command, (state, now) => Decide(state, session.Value, caller, command, now), cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        reader.Forget();
        return new() { Entry = EntryNode.Of(done.Entries[0]) };
    }

    // A step is mostly noted in its session; what else is said there changes nothing.
    private Task<Committed<bool>> WriteAsync(
        SessionId session, Idempotency repeat, RecordEntryCommand command, Func<CustomerState, DateTimeOffset, Decision<bool>> decide, CancellationToken cancellationToken) =>
        command.Content is SelfServiceContent
            ? store.CommitAsync(new CommitRequest(session.Home) { Sessions = [session.Number], Records = true, Idempotency = repeat }, decide, null, cancellationToken)
            : store.AppendAsync(new AppendRequest(session) { Idempotency = repeat }, decide, null, cancellationToken);

    private Decision<bool> Decide(CustomerState state, SessionId id, Caller caller, RecordEntryCommand command, DateTimeOffset now)
    {
        if (!state.Sessions.TryGetValue(id.Number, out var session))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        var entry = RecordEntry.Decide(state.Id, session, state.Tickets[session.Ticket], caller, command, options, now);
        return entry.Refusal is { } refusal ? refusal : RecordStep.Append(Decision.Accept(true, state), entry.Value!, selfService, now);
    }
}
