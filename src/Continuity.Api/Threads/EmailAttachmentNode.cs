using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>What is attached to an e-mail. Its content is not kept.</summary>
[GraphQLName("EmailAttachment")]
internal sealed class EmailAttachmentNode(EmailAttachment attachment)
{
    /// <summary>Its file name; null where it has none.</summary>
    public string? Name => attachment.Name;

    /// <summary>Its media type.</summary>
    public string ContentType => attachment.ContentType;

    /// <summary>How many bytes it has, decoded.</summary>
    public int Size => (int)Math.Min(attachment.Size, int.MaxValue);

    /// <summary>Whether it is shown within the text, as a picture is.</summary>
    public bool IsInline => attachment.IsInline;
}
