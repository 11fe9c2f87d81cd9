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

    /// <summary>The sender's address.</summary>
    public string From => content.From;

    /// <summary>The recipients' addresses.</summary>
    public IReadOnlyList<string> To => content.To;

    /// <summary>Its Message-ID (RFC 5322); null where the channel did not tell.</summary>
    public string? MessageId => content.MessageId;

    /// <summary>The Message-ID that it answers; null where it answers none.</summary>
    public string? InReplyTo => content.InReplyTo;
}
