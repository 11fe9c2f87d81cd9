namespace Continuity.Threads;

/// <summary>Who or what wrote an e-mail.</summary>
public enum EmailKind
{
    /// <summary>A person, as far as can be told.</summary>
    Message,

    /// <summary>A program, in answer to an e-mail: somebody is away, or has read it (RFC 3834).</summary>
    AutoReply,

    /// <summary>A program, of its own accord, such as a ticketing robot.</summary>
    Notification,

    /// <summary>Somebody, to many: a newsletter.</summary>
    Bulk,

    /// <summary>A mail server, of an e-mail that it could not deliver, or has not yet (RFC 3464).</summary>
    Bounce,

    /// <summary>The company itself: an e-mail of its own that came back to it.</summary>
    Own,
}
