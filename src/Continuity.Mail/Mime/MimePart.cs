using Continuity.Mail.Headers;

namespace Continuity.Mail.Mime;

/// <summary>A message, or a part of one.</summary>
/// <param name="Headers">Its header fields.</param>
/// <param name="Type">Its type; text/plain where none is told, or none that can be read.</param>
/// <param name="Disposition">Its Content-Disposition, or null.</param>
/// <param name="Body">What stands after the header fields, encoded.</param>
internal sealed record MimePart(HeaderList Headers, Parameters Type, Parameters? Disposition, ReadOnlyMemory<byte> Body)
{
    /// <summary>Its parts; of message/rfc822 the message.</summary>
    public IReadOnlyList<MimePart> Parts { get; init; } = [];

    /// <summary>Its type in lower case.</summary>
    public string ContentType => Type.Value;

    /// <summary>Whether it is made of parts.</summary>
    public bool IsMultipart => Parts.Count > 0 && ContentType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Whether it is a message within the message.</summary>
    public bool IsMessage => ContentType is "message/rfc822" or "message/global";

    /// <summary>Its transfer encoding in lower case, or null.</summary>
    public string? Encoding => Headers.Word("Content-Transfer-Encoding");

    /// <summary>Its file name without a folder, or null.</summary>
    public string? FileName => (Disposition?.Find("filename") ?? Type.Find("name")) is { } name
        && name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim() is { Length: > 0 } file ? file : null;

    /// <summary>Whether it says that it is an attachment.</summary>
    public bool IsAttached => Disposition?.Value == "attachment";

    /// <summary>Its bytes, decoded.</summary>
    /// <param name="most">How many are kept.</param>
    /// <param name="notes">Notes what is wrong.</param>
    public Decoded Decode(int most, ReadingNotes notes) => TransferDecoder.Decode(Body.Span, Encoding, most, notes);
}
