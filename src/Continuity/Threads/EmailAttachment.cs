namespace Continuity.Threads;

/// <summary>What is attached to an e-mail. Its content is not kept.</summary>
/// <param name="Name">Its file name, 1 to 255 characters, or null.</param>
/// <param name="ContentType">Its type, 1 to 255 characters.</param>
/// <param name="Size">How many bytes it has, decoded.</param>
/// <param name="IsInline">Whether it is shown within the text.</param>
public sealed record EmailAttachment(string? Name, string ContentType, long Size, bool IsInline);
