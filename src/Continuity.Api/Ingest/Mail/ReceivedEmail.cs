using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Continuity.Api.Customers;
using Continuity.Mail;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>An e-mail that came in, as it is recorded.</summary>
/// <param name="Source">The source.</param>
/// <param name="Options">The source's options.</param>
/// <param name="Key">What it is known by: the same e-mail that comes again, also by another way, has the same.</param>
/// <param name="Content">What is recorded; what it answers may not be known yet.</param>
/// <param name="Writer">What the writer is known by: a claim, for an e-mail says of its sender what its sender likes.</param>
/// <param name="Answers">The ids of what it may answer, the one that counts most first.</param>
/// <param name="OccurredAt">When it was written.</param>
internal sealed record ReceivedEmail(
    string Source, IngestSourceOptions Options, string Key, EmailContent Content, IdentityInput? Writer, IReadOnlyList<MessageId> Answers, DateTimeOffset OccurredAt)
{
    private const int MostAnswered = 25;

    // What was under way for longer was not: its sender's clock was never set.
    private static readonly TimeSpan LongestUnderWay = TimeSpan.FromDays(366);

    /// <summary>The addresses that it says it is from, or wants its answers at.</summary>
    public IReadOnlyList<string> Senders { get; private init; } = [];

    /// <summary>The name of the writer, or null.</summary>
    public string? Name { get; private init; }

    /// <summary>What a mail server tells of one of our e-mails, or null.</summary>
    public MailBounce? Bounce { get; private init; }

    /// <summary>Reads one.</summary>
    /// <param name="mail">The e-mail.</param>
    /// <param name="bytes">The same as it came.</param>
    /// <param name="request">The request with it.</param>
    /// <param name="mask">What is masked of it, before anything else is done with it.</param>
    public static ReceivedEmail Read(ParsedMail mail, ReadOnlySpan<byte> bytes, IngestRequest request, TextMask mask)
    {
        var options = request.Options;
        var isForm = mail.From is { } sender && options.Email.Forms.Contains(sender.Address, StringComparer.OrdinalIgnoreCase);
        var writer = isForm && mail.ReplyTo is [var reply, ..] ? reply : mail.From;
        var content = EmailContents.Of(mail, KindOf(mail, options.Email, isForm), writer, mask);
        string?[] answers = [mail.Bounce?.OriginalMessageId, .. mail.InReplyTo, .. mail.References.Reverse(), content.Kind == EmailKind.Own ? mail.MessageId : null];
        return new(
            request.Source,
            options,
            KeyOf(mail, bytes, mask),
            content,
            SenderClaim.Of(writer, mail, options.Email, isForm),
            [.. answers.Select(MessageId.Of).OfType<MessageId>().Distinct().Take(MostAnswered)],
            WrittenAt(mail.Date?.ToUniversalTime(), request.ReceivedAt))
        {
            Name = EmailContents.Line(writer?.Name, 200, mask),
            Senders = [.. mail.ReplyTo.Append(mail.From).OfType<MailAddress>().Select(static one => one.Address)],
            Bounce = mail.Bounce,
        };
    }

    /// <summary>The same as one of the company's own that came back.</summary>
    public ReceivedEmail AsOwn() =>
        this with { Content = Content with { Kind = EmailKind.Own }, Answers = [.. new[] { MessageId.Of(Content.MessageId) }.OfType<MessageId>().Concat(Answers).Distinct()] };

    private static DateTimeOffset WrittenAt(DateTimeOffset? date, DateTimeOffset received) =>
        date < received - LongestUnderWay ? received : ContentTime.Believed(date, received);

    private static EmailKind KindOf(ParsedMail mail, EmailOptions options, bool isForm) =>
        mail.Header("X-Continuity") is not null || (mail.MessageId is { } id && options.OwnMessageIdDomains.Contains(id[(id.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase)) ? EmailKind.Own
        : mail.Kind switch
        {
            MailKind.Bounce => EmailKind.Bounce,
            MailKind.AutoReply when !isForm => EmailKind.AutoReply,
            MailKind.Notification when !isForm => EmailKind.Notification,
            MailKind.Bulk when !isForm => EmailKind.Bulk,
            _ => EmailKind.Message,
        };

    // An id alone would let a second e-mail that was given the same one, by mistake or on purpose, be taken for the first and be lost; and of one e-mail that came by two ways, the bytes differ.
    // What is masked is masked here too: from a digest of the rest, the few digits that are missing could be found.
    private static string KeyOf(ParsedMail mail, ReadOnlySpan<byte> bytes, TextMask mask)
    {
        if (mail.MessageId is not { } id)
        {
            return Digest(mask.IsOn ? Encoding.UTF8.GetBytes(mask.Of(Encoding.Latin1.GetString(bytes))) : bytes);
        }

        string?[] parts = [id, mail.From?.Address, mail.Subject, mail.Date?.ToString("O", CultureInfo.InvariantCulture), mail.Text, mail.Quoted, .. mail.Attachments.Select(static one => one.ToString())];
        return Digest(Encoding.UTF8.GetBytes(mask.Of(string.Join('\0', parts))));
    }

    private static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
