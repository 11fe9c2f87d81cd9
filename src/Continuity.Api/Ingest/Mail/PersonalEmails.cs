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
    AnsweredEmails answered, SentEmails sent, EmailPlaces places, SessionStart sessions, CustomerStore store, RecordingOptions recording, IdentityNormalizer normalizer, CurrentCaller current)
{
    /// <summary>Takes one in.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IngestAnswer> TakeAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var writer = email.Writer is { } given && normalizer.NormalizeMatchable(given.Kind, given.Value).Refusal is null ? given : null;
        var found = await answered.FindAsync(email, cancellationToken);
        email = await LaterThanItAnswersAsync(email, found, cancellationToken);
        var content = found is { Id: var id } ? email.Content with { InReplyTo = id.Value } : email.Content;
        var wanted = found is var (_, filed, home) && ReplyInSession.TakesIn(home, caller, filed.Session.Number, Claim(writer)) ? new EmailPlace(filed.Session.Home, filed.Session.Number) : null;
        SessionId? chosen = await places.ChooseAsync(email.Source, email.Key, wanted, cancellationToken) is { Home: var at, Session: { } number } ? new(at, number) : null;
        if (chosen is { } session && await RecordAsync(caller, session, content, email, cancellationToken) is { } recorded)
        {
            return recorded;
        }

        // Under the e-mail's own key it is kept then that the chosen session does not take it in.
        var key = chosen is null ? $"email:{email.Key}" : $"email:{email.Key}:own";
        var started = await sessions.StartAsync(Input(email, content, writer, key), new() { Queue = email.Options.Queue, Same = email.Key, Entry = content, OccurredAt = email.OccurredAt }, cancellationToken);
        return started.Session is { } own ? IngestAnswer.Recorded(NodeId.Of(own.Key), started.Entry?.Id) : IngestAnswer.Refused(started.Errors[0]);
    }

    // Whatever its sender's clock says, it was written after what it answers; which matters where they were asked how they are.
    private async Task<ReceivedEmail> LaterThanItAnswersAsync(ReceivedEmail email, (MessageId Id, FiledEmail Filed, CustomerState Home)? found, CancellationToken cancellationToken) =>
        found is var (id, filed, home) && filed.IsSent && IsAsked(home, filed.Session.Number)
        && await sent.FindAsync(id, filed.Session, home, cancellationToken) is { RecordedAt: var sentAt } && sentAt > email.OccurredAt
            ? email with { OccurredAt = sentAt }
            : email;

    private static bool IsAsked(CustomerState home, int session) => home.Tickets.GetValueOrDefault(home.Sessions[session].Ticket)?.AwaitsAnswer.Count > 0;

    // Null where the session had ended meanwhile, or its ticket was no longer open: then it has one of its own, which opens the ticket again.
    private async Task<IngestAnswer?> RecordAsync(Caller caller, SessionId session, EmailContent content, ReceivedEmail email, CancellationToken cancellationToken)
    {
        var request = new AppendRequest(session) { Idempotency = RepeatKey.Of(caller, "email", $"email:{email.Key}", email.Key).Value };
        var done = await store.AppendAsync(request, (state, now) => ReplyInSession.Decide(state, caller, session.Number, content, email.OccurredAt, recording, now), null, cancellationToken);
        return done is { IsAccepted: true, Value: true } ? IngestAnswer.Recorded(NodeId.Of(session), NodeId.Of(done.Entries[0].Id)) : null;
    }

    private IdentityClaim? Claim(IdentityInput? writer) =>
        writer is null ? null : new(normalizer.NormalizeMatchable(writer.Kind, writer.Value).Value!, writer.Assurance ?? Assurance.Claimed);

    private static StartSessionInput Input(ReceivedEmail email, EmailContent content, IdentityInput? writer, string key)
    {
        var entry = new EmailInput(content.Direction, content.Subject, content.Text, content.From, content.To, content.MessageId, content.InReplyTo);
        return new(
            Channel.Email, writer is null ? [] : [writer], null, null, false, null, EmailContents.Line(content.Subject, 200), email.Name, null, null,
            new(null, null, entry, null, null), key);
    }
}
