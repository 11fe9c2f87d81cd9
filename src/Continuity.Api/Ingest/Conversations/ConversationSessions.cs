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
internal sealed class ConversationSessions(IngestPlaces places, SessionStart sessions, IdentityLinking linking, IngestLog log)
{
    /// <summary>The session in a place of a chain, which is started where there is none yet.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="told">The same as read.</param>
    /// <param name="place">The place, from 1.</param>
    /// <param name="before">The session that it goes on from; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; or null and why it was refused.</returns>
    public async Task<(SessionId? Session, IngestAnswer? Refused)> GetAsync(
        IngestRequest request, ConversationEvent told, int place, SessionId? before, CancellationToken cancellationToken)
    {
        var source = request.Source;
        if (await FindAsync(source, told.Session, place, cancellationToken) is { } known)
        {
            return (known, null);
        }

        var input = new StartSessionInput(
            request.Options.Kind == IngestKind.Chat ? Channel.Chat : Channel.SelfService,
            told.Identities,
            null,
            null,
            false,
            before is { } earlier ? NodeId.Of(earlier) : null,
            told.Subject,
            told.Name,
            told.Language,
            told.Session,
            null,
            place == 1 ? $"session:{told.Session}" : $"session{place}:{told.Session}");
        var origin = new SessionOrigin { Queue = request.Options.Queue, Same = new { told.Session, place } };
        var started = await sessions.StartAsync(input, origin, cancellationToken);
        if (before is not null && started.Errors is [{ Code: ErrorCode.WrongState }, ..])
        {
            // The customer was erased: who goes on here is somebody new.
            started = await sessions.StartAsync(input with { ContinuesSessionId = null }, origin, cancellationToken);
        }

        if (started.Session is not { } session)
        {
            return (null, IngestAnswer.Refused(started.Errors[0], FieldOf(started.Errors[0])));
        }

        await places.NoteAsync(source, NameOf(told.Session, place), session.Key, cancellationToken);
        return (session.Key, null);
    }

    /// <summary>The session in a place of a chain; null where there is none yet.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls the session.</param>
    /// <param name="place">The place, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<SessionId?> FindAsync(string source, string name, int place, CancellationToken cancellationToken) =>
        places.FindAsync(source, NameOf(name, place), cancellationToken);

    /// <summary>Links what the customer is known by, where the session began before that was told. What is somebody else's already is left with them, and the operator is told.</summary>
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

    // A name has no control characters, so that no other one comes out the same.
    private static string NameOf(string name, int place) => place == 1 ? $"session:{name}" : $"session:{name}\n{place}";

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
