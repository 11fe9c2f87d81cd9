using Continuity.Mail.Mime;

namespace Continuity.Mail.Text;

/// <summary>Parts in which a text is sealed: S/MIME (RFC 8551, section 3.2) and PGP (RFC 3156). Nothing here opens them.</summary>
internal static class SealedParts
{
    /// <summary>What is to be said of a part; null where it seals nothing.</summary>
    public static MailNote? NoteOf(MimePart part) => part.ContentType switch
    {
        "application/pkcs7-mime" or "application/x-pkcs7-mime" => part.Type.Find("smime-type")?.ToLowerInvariant() switch
        {
            "enveloped-data" or "authenveloped-data" => MailNote.Encrypted,
            "certs-only" => null,
            _ => MailNote.Sealed,
        },
        "application/pgp-encrypted" => MailNote.Encrypted,
        _ => null,
    };
}
