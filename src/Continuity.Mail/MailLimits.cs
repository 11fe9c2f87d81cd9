namespace Continuity.Mail;

/// <summary>
/// The bounds of what is read of one e-mail. What lies beyond one is passed over, and a note says so; with them a message takes time in proportion to its size, and memory of a few times
/// its text.
/// </summary>
public static class MailLimits
{
    /// <summary>The most bytes of a message that are read.</summary>
    public const int Bytes = 25 * 1024 * 1024;

    /// <summary>The most bytes of the header fields of a message, or of one of its parts.</summary>
    public const int HeaderBytes = 256 * 1024;

    /// <summary>The most header fields of a message, or of one of its parts.</summary>
    public const int HeaderFields = 500;

    /// <summary>The most addresses in one header field.</summary>
    public const int Addresses = 500;

    /// <summary>The most ids in References and In-Reply-To, the newest of them.</summary>
    public const int References = 100;

    /// <summary>The most parts of a message, those of messages attached to it included.</summary>
    public const int Parts = 500;

    /// <summary>How deep parts may be nested.</summary>
    public const int Depth = 16;

    /// <summary>The most bytes, decoded, of encoded messages within the message, those within each other included.</summary>
    public const int DecodedBytes = Bytes;

    /// <summary>The most bytes, decoded, of the text of a message.</summary>
    public const int TextBytes = 1024 * 1024;
}
