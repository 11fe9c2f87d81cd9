namespace Continuity.Threads;

/// <summary>An e-mail.</summary>
/// <param name="Direction">Who wrote.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The recipients' addresses.</param>
/// <param name="MessageId">Its Message-ID (RFC 5322), or null.</param>
/// <param name="InReplyTo">The Message-ID it answers, or null.</param>
public sealed record EmailContent(Direction Direction, string Subject, string Text, string From, IReadOnlyList<string> To, string? MessageId, string? InReplyTo) : EntryContent
{
    /// <summary>Who or what wrote it.</summary>
    public EmailKind Kind { get; init; }

    /// <summary>What it repeats of earlier e-mails, its signature, and the text of messages attached to it; null where there is none of it, or the channel did not tell it apart.</summary>
    public string? QuotedText { get; init; }

    /// <summary>What is attached to it, at most <see cref="EntryLimits.Attachments"/>; their contents are not kept.</summary>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>What could not be read of it, or was too long to be kept, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
