namespace Continuity.Mail;

/// <summary>A header field.</summary>
/// <param name="Name">Its name, as it was written.</param>
/// <param name="Value">Its value on one line, with encoded words decoded.</param>
public sealed record MailHeader(string Name, string Value);
