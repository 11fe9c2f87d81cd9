namespace Continuity.Mail;

/// <summary>One Authentication-Results field (RFC 8601): what a mail server found out about the sender. Anybody can write one: it is worth what its server is.</summary>
/// <param name="Server">The authserv-id: which server says so.</param>
/// <param name="Dmarc">The result of DMARC, in lower case; null where it tells none.</param>
/// <param name="DmarcDomain">The domain that it is about (<c>header.from</c>), in lower case; null where it tells none.</param>
public sealed record AuthenticationResult(string Server, string? Dmarc, string? DmarcDomain);
