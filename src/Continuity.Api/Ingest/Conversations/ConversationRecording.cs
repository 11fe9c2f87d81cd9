using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Ingest;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>
/// Records what chats and apps tell, in any order and each once: a message by its own id, in the session that was open when it was written; what is no entry by its id too, so that what was
/// changed here since stays so when it comes again.
/// </summary>
internal sealed class ConversationRecording(
    ConversationSessions sessions,
    EntryRecording entries,
    ConversationEnds ends,
    IdentityVerification verification,
    IdentityNormalizer normalizer,
    TakenEvents taken,
    Reader reader,
    Deliveries deliveries)
{
    // So often a session that was just begun may be found to have ended: more is no race.
    private const int MostStarts = 10;

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

        if (ConversationContent.Check(told, normalizer) is { } refused)
        {
            return refused;
        }

        return told.Content is null ? await TakeOnceAsync(request, told, cancellationToken) : await RecordAsync(request, told, cancellationToken);
    }

    private async Task<IngestAnswer> TakeOnceAsync(IngestRequest request, ConversationEvent told, CancellationToken cancellationToken)
    {
        var digest = ConversationContent.DigestOf(told);
        if (await taken.FindAsync(request.Source, told.Id, cancellationToken) is var (before, session))
        {
            return before == digest ? IngestAnswer.Recorded(NodeId.Of(session))
                : IngestAnswer.Refused(UserError.List(new Refusal(RefusalCode.IdempotencyConflict, "The id was used before with another content."))[0], "id");
        }

        var (chain, refused) = await ChainAsync(request, told, cancellationToken);
        if (chain is null)
        {
            return refused!;
        }

        var at = ContentTime.Believed(told.OccurredAt, request.ReceivedAt);
        var of = chain.At(at).Session;
        switch (told.Type)
        {
            case ConversationEventType.SessionEnded:
                (of, refused) = await ends.TakeAsync(request.Source, told.Session, chain, at, cancellationToken);
                break;
            case ConversationEventType.IdentityVerified:
                var proof = told.Proof!;
                var verified = await verification.VerifyAsync(new(NodeId.Of(of.Home), proof.Identity.Kind, proof.Identity.Value, proof.Method), cancellationToken);
                refused = verified.Errors is [var error, ..] ? ConversationContent.Refused(error, told) : null;
                break;
            default:
                // Also where no session was found: another event may have started it since, without them.
                await sessions.LinkAsync(request.Source, of, told, cancellationToken);
                break;
        }

        if (refused is not null)
        {
            return refused;
        }

        await taken.NoteAsync(request.Source, told.Id, digest, of, cancellationToken);
        return IngestAnswer.Recorded(NodeId.Of(of));
    }

    private async Task<IngestAnswer> RecordAsync(IngestRequest request, ConversationEvent told, CancellationToken cancellationToken)
    {
        var author = told.Author is not { } named ? new ActorInput(null, null, true)
            : !await reader.IsKnownAsync(named.Actor, cancellationToken) ? null
            : named.Actor.Kind == Continuity.Callers.ActorKind.Agent ? new ActorInput(NodeId.OfAgent(named.Actor.Id), null, null)
            : new ActorInput(null, NodeId.OfBot(named.Actor.Id), null);
        var (chain, refused) = await ChainAsync(request, told, cancellationToken);
        var at = ContentTime.Believed(told.OccurredAt, request.ReceivedAt);
        var asked = chain?.Candidates(at) ?? [];
        for (var starts = 0; chain is not null; starts++)
        {
            foreach (var session in asked)
            {
                var input = new RecordEntryInput(NodeId.Of(session), told.Content!, Visibility.Public, at, author, null, $"event:{told.Id}");
                var recorded = await entries.RecordAsync(input, told, cancellationToken);
                if (recorded.Errors is not [var error, ..])
                {
                    // A repeat finds what was recorded the first time, in whichever of the sessions that was.
                    var (id, draft) = (recorded.Entry!.Entry.Id, recorded.Entry.Entry.Draft);
                    await ends.TakeIfToldAsync(request.Source, told.Session, chain, cancellationToken);
                    return IngestAnswer.Recorded(NodeId.Of(new SessionId(id.Home, draft.Session!.Value)), recorded.Entry.Id);
                }

                if (error.Code != ErrorCode.WrongState || starts == MostStarts)
                {
                    return ConversationContent.Refused(error, told);
                }
            }

            (chain, refused) = await sessions.StartAsync(request, told, chain, cancellationToken);
            asked = chain is null ? [] : [chain.Newest.Session];
        }

        return refused!;
    }

    private async Task<(ConversationChain? Chain, IngestAnswer? Refused)> ChainAsync(IngestRequest request, ConversationEvent told, CancellationToken cancellationToken) =>
        await sessions.FindAsync(request.Source, told.Session, cancellationToken) is { } known ? (known, null) : await sessions.StartAsync(request, told, null, cancellationToken);
}
