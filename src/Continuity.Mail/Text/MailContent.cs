using Continuity.Mail.Mime;

namespace Continuity.Mail.Text;

/// <summary>What a message's parts come to.</summary>
internal sealed class MailContent
{
    /// <summary>The pieces of its text, in order: plain, with HTML turned into text.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>The messages attached to it.</summary>
    public List<MimePart> Messages { get; } = [];

    /// <summary>What is attached to it.</summary>
    public List<MailAttachment> Attachments { get; } = [];

    /// <summary>Whether a part was one of text, even if it is empty.</summary>
    public bool HasTextPart { get; set; }
}
