using System.Text.Json;

namespace Continuity.Faults.Load;

/// <summary>A command that was answered at last.</summary>
/// <param name="Payload">Its payload.</param>
/// <param name="Code">Why it was refused; null where it was done.</param>
/// <param name="Message">The same in words.</param>
/// <param name="IsRepeat">Whether it was sent before and failed, so that it may have been done already.</param>
internal sealed record Done(JsonElement Payload, string? Code, string? Message, bool IsRepeat)
{
    public string Id(string member) => Payload.GetProperty(member).GetProperty("id").GetString()!;
}
