using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>An e-mail.</summary>
[ObjectType]
internal sealed class EmailEntry(Entry entry, EmailContent content) : EntryNode(entry)
{
    /// <summary>Who wrote.</summary>
    public Direction Direction => content.Direction;

    /// <summary>The subject.</summary>
    public string Subject => content.Subject;

    /// <summary>The text.</summary>
    [Cost(EntryCosts.Text)]
    public string Text => content.Text;

    /// <summary>What it repeats of earlier e-mails, its signature, and the text of messages attached to it; null where there is none of it, or the channel did not tell it apart.</summary>
    [Cost(EntryCosts.Text)]
    public string? QuotedText => content.QuotedText;

    /// <summary>Who or what wrote it, as far as the channel tells; a person's is a MESSAGE.</summary>
    public EmailKind Kind => content.Kind;

    /// <summary>What is attached to it, as the channel lists it; the contents are not kept.</summary>
    public IReadOnlyList<EmailAttachmentNode> Attachments => [.. content.Attachments.Select(static one => new EmailAttachmentNode(one))];

    /// <summary>What could not be read of it, or was too long to be kept, one sentence each.</summary>
    public IReadOnlyList<string> Notes => content.Notes;

    /// <summary>The sender's address.</summary>
    public string From => content.From;

    /// <summary>The recipients' addresses.</summary>
    public IReadOnlyList<string> To => content.To;

    /// <summary>Its Message-ID (RFC 5322); null where the channel did not tell.</summary>
    public string? MessageId => content.MessageId;

    /// <summary>The Message-ID that it answers; null where it answers none.</summary>
    public string? InReplyTo => content.InReplyTo;
}
