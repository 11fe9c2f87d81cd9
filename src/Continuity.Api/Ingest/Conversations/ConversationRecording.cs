using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Redis.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>Records what chats and apps tell.</summary>
internal sealed class ConversationRecording(
    ConversationSessions sessions, EntryRecording entries, SessionCommands commands, IdentityVerification verification, RecordReader records, Reader reader, Deliveries deliveries)
{
    private const int LongestChain = 100;

    /// <summary>Takes in what was told.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="told">The same as read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(IngestRequest request, ConversationEvent told, CancellationToken cancellationToken)
    {
        if (told.Receipt is { } receipt)
        {
            return await deliveries.TakeAsync(receipt, request.Options.Kind!.Value, "delivery.", cancellationToken);
        }

        var known = await sessions.FindAsync(request.Source, told.Session, 1, cancellationToken);
        var (found, refused) = known is null ? await sessions.GetAsync(request, told, 1, null, cancellationToken) : (known, null);
        if (found is not { } session)
        {
            return refused!;
        }

        if (told.Content is not null)
        {
            return await RecordAsync(request, told, session, cancellationToken);
        }

        switch (told.Type)
        {
            case ConversationEventType.SessionEnded:
                return await EndAsync(request, told, session, cancellationToken);
            case ConversationEventType.IdentityVerified:
                var proof = told.Proof!;
                var verified = await verification.VerifyAsync(new(NodeId.Of(session.Home), proof.Identity.Kind, proof.Identity.Value, proof.Method), cancellationToken);
                return verified.Errors is [var error, ..] ? IngestAnswer.Refused(error, error.Path is { } path ? $"identity.{path[^1]}" : null) : IngestAnswer.Recorded(NodeId.Of(session));
            default:
                if (known is not null)
                {
                    await sessions.LinkAsync(request.Source, session, told, cancellationToken);
                }

                return IngestAnswer.Recorded(NodeId.Of(session));
        }
    }

    private async Task<IngestAnswer> RecordAsync(IngestRequest request, ConversationEvent told, SessionId first, CancellationToken cancellationToken)
    {
        var author = told.Author is not { } named ? new ActorInput(null, null, true)
            : !await reader.IsKnownAsync(named.Actor, cancellationToken) ? null
            : named.Actor.Kind == Continuity.Callers.ActorKind.Agent ? new ActorInput(NodeId.OfAgent(named.Actor.Id), null, null)
            : new ActorInput(null, NodeId.OfBot(named.Actor.Id), null);
        var session = first;
        for (var place = 1; ; place++)
        {
            var input = new RecordEntryInput(NodeId.Of(session), told.Content!, Visibility.Public, ContentTime.Believed(told.OccurredAt, request.ReceivedAt), author, null, $"event:{told.Id}");
            var recorded = await entries.RecordAsync(input, told, cancellationToken);
            if (recorded.Errors is not [var error, ..])
            {
                // A repeat finds what was recorded the first time, in whichever of the sessions that was.
                var (id, draft) = (recorded.Entry!.Entry.Id, recorded.Entry.Entry.Draft);
                return IngestAnswer.Recorded(NodeId.Of(new SessionId(id.Home, draft.Session!.Value)), recorded.Entry.Id);
            }

            if (error.Code != ErrorCode.WrongState || place == LongestChain)
            {
                return IngestAnswer.Refused(error, FieldOf(error, told));
            }

            var (next, refused) = await sessions.GetAsync(request, told, place + 1, session, cancellationToken);
            if (next is not { } another)
            {
                return refused!;
            }

            session = another;
        }
    }

    // What comes again was told before the end that it led to: it ends no later session of that name.
    private async Task<IngestAnswer> EndAsync(IngestRequest request, ConversationEvent told, SessionId first, CancellationToken cancellationToken)
    {
        SessionId? session = first;
        for (var place = 1; session is { } one && place <= LongestChain; place++)
        {
            var held = (await records.SessionsAsync([one], cancellationToken))[one];
            if (held.State == SessionState.Active)
            {
                var ended = await commands.EndAsync(new(NodeId.Of(one), null, null), cancellationToken);
                return ended.Errors is [{ Code: not ErrorCode.WrongState } error, ..] ? IngestAnswer.Refused(error) : IngestAnswer.Recorded(NodeId.Of(one));
            }

            session = told.OccurredAt <= held.EndedAt ? null : await sessions.FindAsync(request.Source, told.Session, place + 1, cancellationToken);
            first = session ?? one;
        }

        return IngestAnswer.Recorded(NodeId.Of(first));
    }

    private static string? FieldOf(UserError error, ConversationEvent told) => error.Path switch
    {
        ["input", "content", _, var field] when told.Type == ConversationEventType.Page => field == "step" ? "page" : field,
        ["input", "content", "message", var field] => $"message.{field}",
        ["input", "content", "selfService", var field] => $"step.{field}",
        ["input", "idempotencyKey"] => "id",
        [.., var field] => field,
        _ => null,
    };
}
