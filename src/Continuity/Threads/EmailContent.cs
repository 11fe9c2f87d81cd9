namespace Continuity.Threads;

/// <summary>An e-mail.</summary>
/// <param name="Direction">Who wrote.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The recipients' addresses.</param>
/// <param name="MessageId">Its Message-ID (RFC 5322), or null.</param>
/// <param name="InReplyTo">The Message-ID it answers, or null.</param>
public sealed record EmailContent(Direction Direction, string Subject, string Text, string From, IReadOnlyList<string> To, string? MessageId, string? InReplyTo) : EntryContent;
