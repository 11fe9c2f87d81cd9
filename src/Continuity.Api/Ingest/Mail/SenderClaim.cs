using Continuity.Api.Customers;
using Continuity.Customers;
using Continuity.Mail;

namespace Continuity.Api.Ingest.Mail;

/// <summary>What the writer of an e-mail is known by. It is a claim: whoever writes one can write any sender into it.</summary>
internal static class SenderClaim
{
    /// <summary>The claim; null where there is no address.</summary>
    /// <param name="writer">The writer, or null.</param>
    /// <param name="mail">The e-mail.</param>
    /// <param name="options">Whose word on the sender is believed, and how far.</param>
    /// <param name="isForm">Whether a form tells of the writer, of whom no mail server knows anything.</param>
    public static IdentityInput? Of(MailAddress? writer, ParsedMail mail, EmailOptions options, bool isForm) => writer is not { Address.Length: > 0 } known ? null
        : new(IdentityKind.Email, known.Address, options.AuthenticatedIsVerified && !isForm && IsAuthenticated(known, mail, options.AuthenticatedBy!) ? Assurance.Verified : Assurance.Claimed);

    // The company's own server puts its result above all that was there before.
    private static bool IsAuthenticated(MailAddress writer, ParsedMail mail, string server) =>
        mail.AuthenticationResults.FirstOrDefault(result => result.Server.Equals(server, StringComparison.OrdinalIgnoreCase)) is { Dmarc: "pass", DmarcDomain: { } domain }
        && writer.Address[(writer.Address.LastIndexOf('@') + 1)..].Equals(domain, StringComparison.OrdinalIgnoreCase);
}
