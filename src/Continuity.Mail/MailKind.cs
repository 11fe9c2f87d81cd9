namespace Continuity.Mail;

/// <summary>Who or what wrote an e-mail, by what it says of itself.</summary>
public enum MailKind
{
    /// <summary>A person, as far as can be told.</summary>
    Message,

    /// <summary>A program, in answer to an e-mail: somebody is away, or has read it (RFC 3834, RFC 8098).</summary>
    AutoReply,

    /// <summary>A program, of its own accord: a ticketing robot, a receipt.</summary>
    Notification,

    /// <summary>Somebody, to many: a newsletter. What a mailing list passes on to its members is a message (RFC 2369: List-Post).</summary>
    Bulk,

    /// <summary>A mail server, of an e-mail that it could not deliver, or has not yet (RFC 3464).</summary>
    Bounce,
}
