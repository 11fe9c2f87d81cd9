using System.Security.Cryptography;
using System.Text.Json;
using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Calls;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Ingest;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Records what telephone systems tell of calls. What comes before the customer's number is known waits for it.</summary>
internal sealed class CallRecording(
    IngestPlaces places, CallSessions sessions, CallParts parts, CustomerStore store, RecordingOptions options, StoreTime time, CurrentCaller current, IngestLog log)
{
    /// <summary>Takes in what was told.</summary>
    /// <param name="source">The source.</param>
    /// <param name="settings">Its options.</param>
    /// <param name="told">What was told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(string source, IngestSourceOptions settings, CallEvent told, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(source, IngestPlaces.OfCall(told.Call), cancellationToken) is not { } session)
        {
            if (told.Number is null)
            {
                // What would be refused once the call is known is refused now, while somebody waits for the answer.
                var now = time.GetUtcNow();
                if (TakeCallPart.Check(await parts.OfAsync(told, now, cancellationToken), now) is { } wrong)
                {
                    return Refused(wrong);
                }

                await places.KeepAsync(source, IngestPlaces.OfCall(told.Call), JsonSerializer.Serialize(told), cancellationToken);
                if (await places.FindAsync(source, IngestPlaces.OfCall(told.Call), cancellationToken) is not { } begun)
                {
                    return IngestAnswer.Kept;
                }

                session = begun;
            }
            else
            {
                var (started, refused) = await BeginAsync(source, settings, told, cancellationToken);
                if (refused is not null)
                {
                    return refused;
                }

                session = started;
            }
        }

        await TakeEarlyAsync(source, told.Call, session, cancellationToken);
        return await RecordAsync(session, told, cancellationToken);
    }

    /// <summary>Records what has waited for long enough: its call counts as anonymous from now on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="settings">Its options.</param>
    /// <param name="name">The name of the place at which it waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TakeWaitingAsync(string source, IngestSourceOptions settings, string name, CancellationToken cancellationToken)
    {
        var call = IngestPlaces.CallOf(name);
        if (await places.FindAsync(source, name, cancellationToken) is { } known)
        {
            await TakeEarlyAsync(source, call, known, cancellationToken);
        }
        else if ((await places.EarlyAsync(source, name, cancellationToken)).Count == 0)
        {
            await places.TakenAsync(source, name, [], cancellationToken);
        }
        else if (await BeginAsync(source, settings, new(default, call), cancellationToken) is { Refused: null } begun)
        {
            await TakeEarlyAsync(source, call, begun.Session, cancellationToken);
        }
    }

    private async Task<(SessionId Session, IngestAnswer? Refused)> BeginAsync(string source, IngestSourceOptions settings, CallEvent told, CancellationToken cancellationToken)
    {
        var (started, refused) = await sessions.StartAsync(told, settings, cancellationToken);
        if (started is not { } session)
        {
            return (default, refused);
        }

        await places.NoteAsync(source, IngestPlaces.OfCall(told.Call), session, cancellationToken);
        return (session, null);
    }

    private async Task TakeEarlyAsync(string source, string call, SessionId session, CancellationToken cancellationToken)
    {
        var early = await places.EarlyAsync(source, IngestPlaces.OfCall(call), cancellationToken);
        foreach (var kept in early)
        {
            if (await RecordAsync(session, JsonSerializer.Deserialize<CallEvent>(kept)!, cancellationToken) is { Code: { } code } refused)
            {
                IngestTelemetry.Answered(source, IngestKind.Telephony, refused.Outcome, refused.Field ?? ContractName.Write(code));
                log.NotTaken(source, refused.Outcome, refused.Field ?? ContractName.Write(code));
            }
        }

        if (early.Count > 0)
        {
            await places.TakenAsync(source, IngestPlaces.OfCall(call), early, cancellationToken);
        }
    }

    private async Task<IngestAnswer> RecordAsync(SessionId session, CallEvent told, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var part = await parts.OfAsync(told, time.GetUtcNow(), cancellationToken);
        var repeat = told.Id is { } id ? RepeatKey.Of(caller, "takeCallPart", $"event:{id}", told) : RepeatKey.Of(caller, "takeCallPart", $"part:{Digest(told)}", told);
        var request = new CommitRequest(session.Home) { Sessions = [session.Number], Records = true, Idempotency = repeat.Value };
        for (IReadOnlyList<int> entries = []; ;)
        {
            var done = await store.CommitAsync(
                request with { Entries = entries }, (state, now) => TakeCallPart.Decide(state, caller, session.Number, part, options, now), null, cancellationToken);
            switch (done.Refusal)
            {
                case CallEntryNotLoaded { Sequence: var sequence }:
                    entries = [sequence];
                    break;
                case { } refusal:
                    return Refused(refusal);
                default:
                    return IngestAnswer.Recorded(
                        NodeId.Of(done.Value!.Session), done.Value.Entry is { } entry ? NodeId.Of(new EntryId(done.Value.Session.Home, entry)) : null);
            }
        }
    }

    private static IngestAnswer Refused(Refusal refusal) => IngestAnswer.Refused(UserError.List(refusal)[0], refusal.Path?[^1]);

    private static string Digest(CallEvent told) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told)));
}
