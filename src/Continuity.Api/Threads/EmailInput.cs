using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>An e-mail.</summary>
/// <param name="Direction">Who wrote.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text, up to 64 KiB.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The recipients' addresses, 1 to 100.</param>
/// <param name="MessageId">Its Message-ID (RFC 5322), with or without angle brackets: give it, that of what you send above all, so that answers are known.</param>
/// <param name="InReplyTo">The Message-ID that it answers; one.</param>
internal sealed record EmailInput(
    Direction Direction,
    string Subject,
    string Text,
    string From,
    IReadOnlyList<string> To,
    string? MessageId,
    string? InReplyTo);
