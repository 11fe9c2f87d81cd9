using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.Nodes;
using Continuity.Api.Threads;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Emails;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>
/// Records what people write: in the session that it answers while that goes on, else in one of its own, which goes on with the ticket that the rules of <see cref="SessionStart"/> find.
/// </summary>
internal sealed class PersonalEmails(
    AnsweredEmails answered, EmailPlaces places, SessionStart sessions, CustomerStore store, RecordingOptions recording, IdentityNormalizer normalizer, CurrentCaller current)
{
    /// <summary>Takes one in.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var writer = email.Writer is { } given && normalizer.NormalizeMatchable(given.Kind, given.Value).Refusal is null ? given : null;
        var found = await answered.FindAsync(email, cancellationToken);
        var content = found is { Id: var id } ? email.Content with { InReplyTo = id.Value } : email.Content;
        var wanted = found is var (_, filed, home) && ReplyInSession.TakesIn(home, caller, filed.Session.Number, Claim(writer)) ? filed.Session : default(SessionId?);
        if (await places.ChooseAsync(email.Source, email.Key, wanted, cancellationToken) is { } session
            && await RecordAsync(caller, session, content, email.Key, cancellationToken) is { } recorded)
        {
            return recorded;
        }

        var started = await sessions.StartAsync(Input(email, content, writer), new() { Queue = email.Options.Queue, Same = email.Key, Entry = content }, cancellationToken);
        return started.Session is { } own ? IngestAnswer.Recorded(NodeId.Of(own.Key), started.Entry?.Id) : IngestAnswer.Refused(started.Errors[0]);
    }

    // Null where the session has ended meanwhile, or its ticket is no longer open: then it has one of its own, which opens the ticket again.
    private async Task<IngestAnswer?> RecordAsync(Caller caller, SessionId session, EmailContent content, string key, CancellationToken cancellationToken)
    {
        var request = new AppendRequest(session) { Idempotency = RepeatKey.Of(caller, "email", $"email:{key}", key).Value };
        var done = await store.AppendAsync(request, (state, now) => ReplyInSession.Decide(state, caller, session.Number, content, recording, now), null, cancellationToken);
        return done.IsAccepted ? IngestAnswer.Recorded(NodeId.Of(session), NodeId.Of(done.Entries[0].Id)) : null;
    }

    private IdentityClaim? Claim(IdentityInput? writer) =>
        writer is null ? null : new(normalizer.NormalizeMatchable(writer.Kind, writer.Value).Value!, writer.Assurance ?? Assurance.Claimed);

    private static StartSessionInput Input(ReceivedEmail email, EmailContent content, IdentityInput? writer)
    {
        var entry = new EmailInput(content.Direction, content.Subject, content.Text, content.From, content.To, content.MessageId, content.InReplyTo);
        return new(
            Channel.Email, writer is null ? [] : [writer], null, null, false, null, EmailContents.Line(content.Subject, 200), email.Name, null, null,
            new(null, null, entry, null, null), $"email:{email.Key}");
    }
}
