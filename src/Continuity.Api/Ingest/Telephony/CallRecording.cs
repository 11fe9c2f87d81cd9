using System.Security.Cryptography;
using System.Text.Json;
using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.SignIn;
using Continuity.Callers;
using Continuity.Calls;
using Continuity.Decisions;
using Continuity.Redis;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Ingest;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Records what telephone systems tell of calls. What comes before it is known which number is the customer's waits for that.</summary>
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
        // What would be refused is refused before anything comes of it, while somebody waits for the answer.
        var now = time.GetUtcNow();
        var part = await parts.OfAsync(told, now, cancellationToken);
        if (TakeCallPart.Check(part, now) is { } wrong)
        {
            return Refused(wrong);
        }

        if (await places.FindAsync(source, IngestPlaces.OfCall(told.Call), cancellationToken) is not { } session)
        {
            var early = Read(await places.EarlyAsync(source, IngestPlaces.OfCall(told.Call), cancellationToken));
            if (CallNumber.Of([told, .. early]) is null)
            {
                await places.KeepAsync(source, IngestPlaces.OfCall(told.Call), JsonSerializer.Serialize(told), cancellationToken);
                if (await places.FindAsync(source, IngestPlaces.OfCall(told.Call), cancellationToken) is not { } begun)
                {
                    return IngestAnswer.Kept;
                }

                session = begun;
            }
            else
            {
                var (started, refused) = await BeginAsync(source, settings, told, early, cancellationToken);
                if (refused is not null)
                {
                    return refused;
                }

                session = started;
            }
        }

        await TakeEarlyAsync(source, told.Call, session, cancellationToken);
        return await RecordAsync(source, session, told, part, cancellationToken);
    }

    /// <summary>Records what has waited for long enough: its call counts as anonymous from now on.</summary>
    /// <param name="source">The source.</param>
    /// <param name="settings">Its options.</param>
    /// <param name="name">The name of the place at which it waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether nothing of it waits any longer.</returns>
    public async Task<bool> TakeWaitingAsync(string source, IngestSourceOptions settings, string name, CancellationToken cancellationToken)
    {
        // Left by a process that died after it had taken what there was.
        var early = await places.EarlyAsync(source, name, cancellationToken);
        if (early.Count == 0)
        {
            await places.TakenAsync(source, name, [], cancellationToken);
            return true;
        }

        var call = IngestPlaces.CallOf(name);
        if (await places.FindAsync(source, name, cancellationToken) is { } known)
        {
            return await TakeEarlyAsync(source, call, known, cancellationToken);
        }

        var (session, refused) = await BeginAsync(source, settings, new(default, call), Read(early), cancellationToken);
        if (refused is null)
        {
            return await TakeEarlyAsync(source, call, session, cancellationToken);
        }

        WaitsOn(source, refused.Outcome, ReasonOf(refused));
        return false;
    }

    private async Task<(SessionId Session, IngestAnswer? Refused)> BeginAsync(
        string source, IngestSourceOptions settings, CallEvent told, IReadOnlyList<CallEvent> early, CancellationToken cancellationToken)
    {
        var (started, refused) = await sessions.StartAsync(told, early, settings, cancellationToken);
        if (started is not { } session)
        {
            return (default, refused);
        }

        await places.NoteAsync(source, IngestPlaces.OfCall(told.Call), session, cancellationToken);
        return (session, null);
    }

    /// <summary>Records what came early. What can't be recorded, by a fault of ours, waits on, and holds up neither the others nor what comes now.</summary>
    private async Task<bool> TakeEarlyAsync(string source, string call, SessionId session, CancellationToken cancellationToken)
    {
        var early = await places.EarlyAsync(source, IngestPlaces.OfCall(call), cancellationToken);
        var taken = new List<string>(early.Count);
        foreach (var kept in early)
        {
            try
            {
                var told = Read(kept) ?? throw new InvalidDataException("What was kept can't be read.");
                if (await RecordAsync(source, session, told, await parts.OfAsync(told, kept.ReceivedAt, cancellationToken), cancellationToken) is { Code: not null } refused)
                {
                    IngestTelemetry.Answered(source, IngestKind.Telephony, refused.Outcome, ReasonOf(refused));
                    log.NotTaken(source, refused.Outcome, ReasonOf(refused));
                }

                taken.Add(kept.Content);
            }
#pragma warning disable CA1031 // One part that can't be recorded must not keep the others waiting for good.
            catch (Exception fault) when (fault is not (OperationCanceledException or StoreUnavailableException))
#pragma warning restore CA1031
            {
                WaitsOn(source, IngestOutcome.Failed, fault.GetType().Name);
            }
        }

        if (taken.Count > 0)
        {
            await places.TakenAsync(source, IngestPlaces.OfCall(call), taken, cancellationToken);
        }

        return taken.Count == early.Count;
    }

    private async Task<IngestAnswer> RecordAsync(string source, SessionId session, CallEvent told, CallPart part, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var repeat = RepeatKey.Of(caller, "takeCallPart", told.Id is { } id ? $"event:{id}" : $"part:{Digest(told)}", told);
        if (repeat.Refusal is { } unusable)
        {
            return Refused(unusable);
        }

        var done = await CommitAsync(caller, session, part, repeat.Value, cancellationToken);
        if (done.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        // Done before the answer, so that after a crash the source sends it again, and it is done then.
        if (await sessions.LinkAsync(source, session, told, done.State, cancellationToken)
            && (await CommitAsync(caller, session, new(part.At) { IsClaimed = true }, null, cancellationToken)).Refusal is { } unclaimed)
        {
            return Refused(unclaimed);
        }

        return IngestAnswer.Recorded(NodeId.Of(done.Value!.Session), done.Value.Entry is { } entry ? NodeId.Of(new EntryId(done.Value.Session.Home, entry)) : null);
    }

    private async Task<Committed<CallTaken>> CommitAsync(Caller caller, SessionId session, CallPart part, Idempotency? repeat, CancellationToken cancellationToken)
    {
        var request = new CommitRequest(session.Home) { Sessions = [session.Number], Records = true, Idempotency = repeat };
        while (true)
        {
            var done = await store.CommitAsync(request, (state, now) => TakeCallPart.Decide(state, caller, session.Number, part, options, now), null, cancellationToken);
            if (done.Refusal is not CallEntryNotLoaded { Sequence: var sequence })
            {
                return done;
            }

            request = request with { Entries = [sequence] };
        }
    }

    private void WaitsOn(string source, IngestOutcome outcome, string reason)
    {
        IngestTelemetry.Answered(source, IngestKind.Telephony, outcome, reason);
        log.WaitsOn(source, outcome, reason);
    }

    private static string ReasonOf(IngestAnswer refused) => refused.Field ?? ContractName.Write(refused.Code!.Value);

    private static IReadOnlyList<CallEvent> Read(IReadOnlyList<EarlyContent> kept) => [.. kept.Select(Read).OfType<CallEvent>()];

    private static CallEvent? Read(EarlyContent kept)
    {
        try
        {
            return JsonSerializer.Deserialize<CallEvent>(kept.Content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IngestAnswer Refused(Refusal refusal) => IngestAnswer.Refused(UserError.List(refusal)[0], refusal.Path?[^1]);

    private static string Digest(CallEvent told) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told)));
}
