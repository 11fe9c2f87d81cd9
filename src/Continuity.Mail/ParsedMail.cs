namespace Continuity.Mail;

/// <summary>An e-mail as it was read. Ids are without angle brackets; header texts are decoded, on one line.</summary>
public sealed record ParsedMail
{
    /// <summary>Who or what wrote it.</summary>
    public MailKind Kind { get; init; }

    /// <summary>Its Message-ID, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ids of the e-mails that it answers, in its order; of a read receipt first that of what was read.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>The ids of the e-mails before it in its thread, the oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Its subject; empty where it has none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Who wrote it, as they say themselves; null where nobody does.</summary>
    public MailAddress? From { get; init; }

    /// <summary>Where an answer shall go, where that is not <see cref="From"/>.</summary>
    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    /// <summary>To whom it went.</summary>
    public IReadOnlyList<MailAddress> To { get; init; } = [];

    /// <summary>To whom it went besides.</summary>
    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>When it was written, by its sender's clock; null where that can't be told.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What is new in it; lines end with a line feed.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it repeats of earlier e-mails, its signature, and the text of messages that are attached; null where there is none of it.</summary>
    public string? Quoted { get; init; }

    /// <summary>Its parts that are not text.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>What a mail server says of an e-mail; null where <see cref="Kind"/> is not <see cref="MailKind.Bounce"/>.</summary>
    public MailBounce? Bounce { get; init; }

    /// <summary>What mail servers say of its sender, the last one first.</summary>
    public IReadOnlyList<AuthenticationResult> AuthenticationResults { get; init; } = [];

    /// <summary>Its header fields, in its order.</summary>
    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>What was damaged, each once.</summary>
    public IReadOnlyList<MailNote> Notes { get; init; } = [];

    /// <summary>The value of the first header field of a name, or null.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? Header(string name) => Headers.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
