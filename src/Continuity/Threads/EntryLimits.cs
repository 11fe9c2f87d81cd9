using System.Text;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>The bounds of what is recorded in sessions. Characters are UTF-16 code units.</summary>
public static class EntryLimits
{
    /// <summary>The most bytes, in UTF-8, of a message's, e-mail's or note's text, a call's summary or transcript, or a step's detail.</summary>
    public const int TextBytes = 64 * 1024;

    /// <summary>The most characters of an e-mail's subject (RFC 5322, section 2.1.1: a line), an e-mail address or a Message-ID.</summary>
    public const int HeaderCharacters = 998;

    /// <summary>The most recipients of an e-mail.</summary>
    public const int Recipients = 100;

    /// <summary>The most attachments of an e-mail that are listed.</summary>
    public const int Attachments = 100;

    /// <summary>The most characters of an attachment's name, and of its type.</summary>
    public const int AttachmentCharacters = 255;

    /// <summary>The most notes on an e-mail.</summary>
    public const int EmailNotes = 30;

    /// <summary>The most characters of a recording's address, which must be absolute, http or https.</summary>
    public const int UrlCharacters = 2048;

    /// <summary>The most characters of a self-service step's name, and of a wrap-up's disposition.</summary>
    public const int NameCharacters = 200;

    /// <summary>The most characters of a wrap-up's summary and feedback.</summary>
    public const int WrapUpCharacters = 4000;

    /// <summary>The most characters of an author's id.</summary>
    public const int ActorIdCharacters = 128;

    /// <summary>How long a call may be.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromHours(24);

    /// <summary>How far ahead of the server's clock an entry's time may be, for clocks differ.</summary>
    public static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(5);

    internal static TextBound Name { get; } = new(NameCharacters, true);

    internal static TextBound Attachment { get; } = new(AttachmentCharacters, true);

    internal static TextBound Header { get; } = new(HeaderCharacters, true);

    internal static TextBound WrapUpText { get; } = new(WrapUpCharacters, false);

    internal static TextBound ActorId { get; } = new(ActorIdCharacters, true);

    internal static Refusal? CheckText(string? text, params string[] path)
    {
        if (text is null)
        {
            return null;
        }

        return text.Length == 0 || Encoding.UTF8.GetByteCount(text) > TextBytes
            ? Refusal.Invalid($"{path[^1]} must have 1 to {TextBytes:N0} bytes in UTF-8.", path)
            : TextBound.IsText(text) ? null : Refusal.Invalid($"{path[^1]} must be valid Unicode.", path);
    }
}
