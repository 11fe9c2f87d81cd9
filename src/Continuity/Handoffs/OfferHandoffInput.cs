using System.Text;
using Continuity.Decisions;
using Continuity.FollowUps;

namespace Continuity.Handoffs;

/// <summary>The bounds of what an offer says.</summary>
internal static class OfferHandoffInput
{
    private const int MostContext = 32 * 1024;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Checks.</summary>
    /// <param name="command">The offer.</param>
    /// <returns>INVALID, naming the field and its bound; or null.</returns>
    public static Refusal? Check(OfferHandoffCommand command) =>
        TextBound.Reason.Check(command.Reason, "input", "reason")
        ?? TextBound.Paragraph.Check(command.Summary, "input", "summary")
        ?? CheckContext(command.Context)
        ?? (command is { Mode: TransferMode.Consult, CheckBack: not null }
            ? Refusal.Invalid("followUp must be left out of a CONSULT: it hands nobody over.", "input", "followUp")
            : CheckBack(command.CheckBack))
        ?? (command.ExpiresIn < Shortest || command.ExpiresIn > Longest
            ? Refusal.Invalid($"expiresIn must be {Shortest.TotalSeconds:0} seconds to {Longest.TotalMinutes:0} minutes.", "input", "expiresIn")
            : null);

    private static Refusal? CheckContext(string? context) =>
        context is not null && Encoding.UTF8.GetByteCount(context) > MostContext
            ? Refusal.Invalid($"context may have {MostContext / 1024} KiB of JSON.", "input", "context")
            : null;

    private static Refusal? CheckBack(CheckBack? check) => check is null
        ? null
        : TextBound.Paragraph.Check(check.Promise, "input", "followUp", "promise") ?? FollowUpTimes.CheckWithin(check.Within, "input", "followUp", "within");
}
