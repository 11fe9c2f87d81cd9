namespace Continuity.Mail;

/// <summary>What was damaged, unknown or too much in an e-mail, and so was read in a way that may not be its sender's.</summary>
public enum MailNote
{
    /// <summary>It has no header fields: all of it is shown as its text.</summary>
    NoHeaders,

    /// <summary>Its header fields break off without the empty line that ends them.</summary>
    HeadersNotEnded,

    /// <summary>A line among its header fields is none.</summary>
    BrokenHeader,

    /// <summary>There are more header fields than are read.</summary>
    TooManyHeaders,

    /// <summary>An address can't be read.</summary>
    BrokenAddress,

    /// <summary>It has no sender.</summary>
    NoSender,

    /// <summary>Its date can't be read.</summary>
    BrokenDate,

    /// <summary>An encoded word in a header field can't be read, and stands as it came.</summary>
    BrokenEncodedWord,

    /// <summary>A character set is unknown: bytes were taken for Latin-1.</summary>
    UnknownCharset,

    /// <summary>Bytes are none of the character set that is named: they were taken for what they look like.</summary>
    WrongCharset,

    /// <summary>A transfer encoding is unknown: bytes were taken as they stand.</summary>
    UnknownEncoding,

    /// <summary>Encoded bytes are damaged: what could be read was.</summary>
    DamagedEncoding,

    /// <summary>Its parts have no boundary, or it never comes: their text stands as it came.</summary>
    NoBoundary,

    /// <summary>Its parts break off without their last boundary.</summary>
    PartsNotEnded,

    /// <summary>There are more parts than are read.</summary>
    TooManyParts,

    /// <summary>Parts are nested deeper than is read.</summary>
    NestedTooDeep,

    /// <summary>Its text is longer than is read.</summary>
    TextTooLong,

    /// <summary>It is longer than is read.</summary>
    TooLong,

    /// <summary>It is encrypted, and can't be read.</summary>
    Encrypted,

    /// <summary>Its text is sealed with a signature in a part that can't be read.</summary>
    Sealed,

    /// <summary>Its text could not be found: all of it is shown as it came.</summary>
    ShownRaw,
}
