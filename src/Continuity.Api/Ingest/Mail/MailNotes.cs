using Continuity.Mail;

namespace Continuity.Api.Ingest.Mail;

/// <summary>What was damaged in an e-mail, in words for an agent.</summary>
internal static class MailNotes
{
    /// <summary>The note as a sentence.</summary>
    /// <param name="note">The note.</param>
    public static string InWords(MailNote note) => note switch
    {
        MailNote.NoHeaders => "It has no header fields.",
        MailNote.HeadersNotEnded => "Its header fields break off.",
        MailNote.BrokenHeader => "A header field is broken.",
        MailNote.TooManyHeaders => "It has more header fields than are read.",
        MailNote.BrokenAddress => "An address can't be read.",
        MailNote.NoSender => "It names no sender.",
        MailNote.BrokenDate => "Its date can't be read.",
        MailNote.BrokenEncodedWord => "A header field can't be decoded.",
        MailNote.UnknownCharset => "Its character set is unknown; letters beyond English may be wrong.",
        MailNote.WrongCharset => "It is not in the character set that it names; letters beyond English may be wrong.",
        MailNote.UnknownEncoding => "Its encoding is unknown; the text may not be readable.",
        MailNote.DamagedEncoding => "Its encoding is damaged; some of the text may be missing.",
        MailNote.NoBoundary => "Its parts can't be told apart.",
        MailNote.PartsNotEnded => "It breaks off; something may be missing at its end.",
        MailNote.TooManyParts => "It has more parts than are read.",
        MailNote.NestedTooDeep => "Its parts are nested deeper than is read.",
        MailNote.TextTooLong => "Its text is longer than is read.",
        MailNote.TooLong => "It is longer than is read.",
        MailNote.Encrypted => "It is encrypted.",
        MailNote.Sealed => "Its text is sealed with a signature (S/MIME), and can't be read.",
        MailNote.ShownRaw => "Its text could not be found: it is shown as it came.",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, "A note without words."),
    };
}
