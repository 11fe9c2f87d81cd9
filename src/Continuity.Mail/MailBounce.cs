namespace Continuity.Mail;

/// <summary>What a mail server says of an e-mail that it was to deliver (RFC 3464).</summary>
/// <param name="Action">What became of it.</param>
/// <param name="OriginalMessageId">The Message-ID of that e-mail, without brackets; null where it is not told.</param>
/// <param name="Recipients">To whom it was to go, as far as is told.</param>
/// <param name="Status">The status code (RFC 3463), such as <c>5.1.1</c>; null where none is told.</param>
public sealed record MailBounce(BounceAction Action, string? OriginalMessageId, IReadOnlyList<string> Recipients, string? Status);
