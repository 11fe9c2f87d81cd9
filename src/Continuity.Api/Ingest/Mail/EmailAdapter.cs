using Continuity.Mail;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>
/// Takes in e-mail: the raw message (RFC 5322), or a form with it, as services that take mail in post it. Whatever it is, it is recorded: what is damaged as far as it can be read, with notes.
/// </summary>
internal sealed class EmailAdapter(OwnEmails own, PersonalEmails personal, AutomaticEmails automatic, TextMask mask) : IIngestAdapter
{
    /// <inheritdoc/>
    public IngestKind Kind => IngestKind.Email;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["message/rfc822", "message/global", "application/octet-stream", MailForm.MediaType];

    /// <inheritdoc/>
    public async Task<IngestAnswer> TakeAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        var field = request.Options.Email.Field;
        var isForm = request.MediaType == MailForm.MediaType;
        var bytes = isForm ? await MailForm.ReadAsync(request, field, cancellationToken) : request.Body;
        if (bytes is not { IsEmpty: false } message)
        {
            return isForm
                ? IngestAnswer.NotUnderstood(field, $"{field} must be a field of the form that has the raw message.")
                : IngestAnswer.NotUnderstood("body", "The body must be the raw message.");
        }

        var email = ReceivedEmail.Read(MailParser.Parse(message), message.Span, request, mask);
        var taken = email.Content.Kind != EmailKind.Message ? await automatic.TakeAsync(email, cancellationToken)
            : await own.IsOwnAsync(email, cancellationToken) ? await automatic.TakeAsync(email.AsOwn(), cancellationToken)
            : null;
        return taken ?? await personal.TakeAsync(email, cancellationToken);
    }
}
