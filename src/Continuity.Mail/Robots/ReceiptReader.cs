using Continuity.Mail.Headers;
using Continuity.Mail.Mime;

namespace Continuity.Mail.Robots;

/// <summary>Reads which e-mail a read receipt is about (RFC 8098, section 3.2.5): many have no In-Reply-To.</summary>
internal static class ReceiptReader
{
    /// <summary>The ids of the e-mails that a message answers: those of its In-Reply-To, after the one of which it says that it was read.</summary>
    /// <param name="message">The message.</param>
    public static IReadOnlyList<string> Answered(MimePart message)
    {
        var answered = MessageIds.Read(message.Headers.Find("In-Reply-To")?.Raw);
        var receipt = message.ContentType == "multipart/report" ? message.Parts.FirstOrDefault(static part => part.ContentType is "message/disposition-notification" or "message/global-disposition-notification") : null;
        return receipt is null ? answered : [.. MessageIds.Read(Original(receipt)).Concat(answered).Distinct().Take(MailLimits.References)];
    }

    private static string? Original(MimePart receipt) =>
        HeaderReader.Read(receipt.Decode(MailLimits.HeaderBytes, new()).Bytes, new()).Headers.Find("Original-Message-ID")?.Raw;
}
