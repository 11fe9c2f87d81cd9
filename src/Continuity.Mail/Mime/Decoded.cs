namespace Continuity.Mail.Mime;

/// <summary>Decoded bytes.</summary>
/// <param name="Bytes">As many as were to be kept.</param>
/// <param name="Size">How many there are.</param>
internal sealed record Decoded(byte[] Bytes, long Size);
