namespace Continuity.Mail;

/// <summary>A mailbox (RFC 5322, section 3.4).</summary>
/// <param name="Name">The name that is shown, or null.</param>
/// <param name="Address">The address; as it stands where it is none by the rules.</param>
public sealed record MailAddress(string? Name, string Address);
