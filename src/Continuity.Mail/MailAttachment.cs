namespace Continuity.Mail;

/// <summary>A part that is not text of the message. Its content is not kept.</summary>
/// <param name="Name">Its file name, without a folder; null where it has none.</param>
/// <param name="ContentType">Its type, in lower case, without parameters.</param>
/// <param name="Size">How many bytes it has, decoded.</param>
/// <param name="IsInline">Whether it is shown within the text, as a picture is.</param>
public sealed record MailAttachment(string? Name, string ContentType, long Size, bool IsInline);
