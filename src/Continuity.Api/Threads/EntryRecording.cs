using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Records entries in sessions.</summary>
internal sealed class EntryRecording(CustomerStore store, ThreadOptions options, FollowUpOptions followUps, CurrentCaller current, Reader reader)
{
    public async Task<RecordEntryPayload> RecordAsync(RecordEntryInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        var author = input.Author is { } named ? InputActor.Read(named, session.Value.Home) : default(Outcome<ActorRef>?);
        var checkIn = input.CheckInId is { } id ? InputId.FollowUp(id, "input", "checkInId") : default(Outcome<FollowUpId>?);
        var repeat = RepeatKey.Of(caller, "recordEntry", input.IdempotencyKey, input);
        if ((session.Refusal ?? author?.Refusal ?? checkIn?.Refusal ?? repeat.Refusal) is { } refusal)
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
            CheckIn = checkIn?.Value,
        };
        var done = await RecordAsync(session.Value, caller, command, repeat.Value!, cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        reader.Forget();
        return new() { Entry = EntryNode.Of(done.Entries[0]) };
    }

    // What makes a check-in changes the state.
    private Task<Committed<bool>> RecordAsync(SessionId session, Caller caller, RecordEntryCommand command, Idempotency repeat, CancellationToken cancellationToken)
    {
        return command.CheckIn is { } checkIn
            ? store.CommitAsync(new CommitRequest(session.Home) { Sessions = [session.Number], FollowUps = [checkIn.Number], Idempotency = repeat }, Decide, null, cancellationToken)
            : store.AppendAsync(new AppendRequest(session) { Idempotency = repeat }, Decide, null, cancellationToken);

        Decision<bool> Decide(CustomerState state, DateTimeOffset now) => RecordInSession.Decide(state, caller, session.Number, command, options, followUps, now);
    }
}
