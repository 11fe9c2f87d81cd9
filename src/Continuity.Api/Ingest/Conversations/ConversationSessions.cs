using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Threads;
using Continuity.Redis.Ingest;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>
/// The sessions of a chat or app, by what it calls them: one a name, whichever event comes first. Where one has ended here and goes on there, another one goes on from it, under the
/// same name; so a name leads to a chain of sessions, of which only the last is open.
/// </summary>
internal sealed class ConversationSessions(ConversationPlaces places, SessionStart sessions, IdentityLinking linking, IngestLog log)
{
    /// <summary>The sessions of a name; null where none has begun.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ConversationChain?> FindAsync(string source, string name, CancellationToken cancellationToken) => places.FindAsync(source, name, cancellationToken);

    /// <summary>Starts the session that comes next in a chain, or finds it, where another event did.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="told">The same as read.</param>
    /// <param name="known">The chain, from whose newest session it goes on; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The chain with it; or null and why it was refused.</returns>
    public async Task<(ConversationChain? Chain, IngestAnswer? Refused)> StartAsync(IngestRequest request, ConversationEvent told, ConversationChain? known, CancellationToken cancellationToken)
    {
        var (source, number) = (request.Source, known?.Next ?? 1);
        var input = new StartSessionInput(
            IngestChannels.Of(request.Options.Kind!.Value),
            told.Identities,
            null,
            null,
            false,
            known is null ? null : NodeId.Of(known.Newest.Session),
            told.Subject,
            told.Name,
            told.Language,
            told.Session,
            null,
            number == 1 ? $"session:{told.Session}" : $"session{number}:{told.Session}");
        var origin = new SessionOrigin { Queue = request.Options.Queue, Same = new { told.Session, place = number } };
        var started = await sessions.StartAsync(input, origin, cancellationToken);
        if (known is not null && started.Errors is [{ Code: ErrorCode.WrongState }, ..])
        {
            // The customer was erased: who goes on here is somebody new.
            started = await sessions.StartAsync(input with { ContinuesSessionId = null }, origin, cancellationToken);
        }

        if (started.Session is not { } session)
        {
            return (null, IngestAnswer.Refused(started.Errors[0], FieldOf(started.Errors[0])));
        }

        var place = new ConversationPlace(session.Key, ContentTime.Believed(told.OccurredAt, request.ReceivedAt));
        for (var chain = known; ; chain = await FindAsync(source, told.Session, cancellationToken))
        {
            if (chain?.Next > number)
            {
                return (chain, null);
            }

            var after = chain?.With(place) ?? new(number, [place]);
            if (await places.TryWriteAsync(source, told.Session, chain, after, cancellationToken))
            {
                return (after, null);
            }
        }
    }

    /// <summary>Notes that a conversation has ended, of which no session is open.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls the sessions.</param>
    /// <param name="chain">The chain as it was read.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was noted; not, where the chain has changed since it was read.</returns>
    public async Task<bool> TryNoteEndAsync(string source, string name, ConversationChain chain, DateTimeOffset at, CancellationToken cancellationToken) =>
        chain.EndTold >= at || await places.TryWriteAsync(source, name, chain, chain with { EndTold = at }, cancellationToken);

    /// <summary>Links what the customer is known by, where the session began without it; what they have already stays as it is. What is somebody else's already is left with them, and the operator is told.</summary>
    /// <param name="source">The source.</param>
    /// <param name="session">The session.</param>
    /// <param name="told">What was told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task LinkAsync(string source, SessionId session, ConversationEvent told, CancellationToken cancellationToken)
    {
        foreach (var identity in told.Identities)
        {
            var linked = await linking.LinkAsync(new(NodeId.Of(session.Home), identity), cancellationToken);
            if (linked.Errors is [var error, ..])
            {
                log.NotLinked(source, error.Code);
            }
        }
    }

    private static string? FieldOf(UserError error) => error.Path switch
    {
        ["input", "identities", ..] => $"customer.{string.Join('.', error.Path.Skip(1))}",
        ["input", "customerName", ..] => "customer.name",
        ["input", "language", ..] => "customer.language",
        ["input", "externalRef", ..] => "session",
        ["input", "subject", ..] => "subject",
        _ => null,
    };
}
