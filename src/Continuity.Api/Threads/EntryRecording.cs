using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Records entries in sessions.</summary>
internal sealed class EntryRecording(CustomerStore store, RecordingOptions options, DeliveryRules rules, CurrentCaller current, Reader reader)
{
    public Task<RecordEntryPayload> RecordAsync(RecordEntryInput input, CancellationToken cancellationToken) => RecordAsync(input, input, cancellationToken);

    /// <summary>Records an entry that came otherwise than as this input.</summary>
    /// <param name="input">The input that was made of it.</param>
    /// <param name="same">As what it came: what comes again as the same is the same.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RecordEntryPayload> RecordAsync(RecordEntryInput input, object same, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var session = InputId.Session(input.SessionId, "input", "sessionId");
        var author = input.Author is { } named ? InputActor.Read(named, session.Value.Home) : default(Outcome<ActorRef>?);
        var checkIn = input.CheckInId is { } id ? InputId.FollowUp(id, "input", "checkInId") : default(Outcome<FollowUpId>?);
        var repeat = RepeatKey.Of(caller, "recordEntry", input.IdempotencyKey, same);
        if ((session.Refusal ?? author?.Refusal ?? checkIn?.Refusal ?? repeat.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        if (author is { Value: var speaker } && !await reader.IsKnownAsync(speaker, cancellationToken))
        {
            return new() { Errors = UserError.List(Refusal.NotFound("agent or bot", "input", "author")) };
        }

        var command = new RecordEntryCommand(OutboundEmail.Identified(EntryContents.Of(input.Content), caller, rules))
        {
            Visibility = input.Visibility ?? Visibility.Public,
            OccurredAt = input.OccurredAt,
            Author = author?.Value,
            CheckIn = checkIn?.Value,
        };
        var done = await WriteAsync(session.Value, command, repeat.Value!, (state, now) => RecordInSession.Decide(state, caller, session.Value.Number, command, options, now), cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        reader.Forget();
        return new() { Entry = EntryNode.Of(done.Entries[0]) };
    }

    // What makes a check-in changes the state, and a step is mostly noted in its session; what else is said there changes nothing.
    private Task<Committed<bool>> WriteAsync(
        SessionId session, RecordEntryCommand command, Idempotency repeat, Func<CustomerState, DateTimeOffset, Decision<bool>> decide, CancellationToken cancellationToken)
    {
        var request = new CommitRequest(session.Home) { Sessions = [session.Number], Idempotency = repeat };
        return command.CheckIn is { } checkIn ? store.CommitAsync(request with { FollowUps = [checkIn.Number] }, decide, null, cancellationToken)
            : command.Content is SelfServiceContent ? store.CommitAsync(request with { Records = true }, decide, null, cancellationToken)
            : store.AppendAsync(new AppendRequest(session) { Idempotency = repeat }, decide, null, cancellationToken);
    }
}
