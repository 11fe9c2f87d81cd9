using Continuity.Mail.Headers;
using Continuity.Mail.Mime;

namespace Continuity.Mail.Robots;

/// <summary>Tells programs from persons by what header fields say (RFC 3834, RFC 3464, RFC 2369, and what programs wrote before those). The words of a text say nothing: people use them too.</summary>
internal static class MailKinds
{
    /// <summary>The kind of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="from">Its sender, or null.</param>
    public static MailKind Of(MimePart message, MailAddress? from)
    {
        var headers = message.Headers;
        var report = message.ContentType == "multipart/report" ? message.Type.Find("report-type")?.ToLowerInvariant() : null;
        var submitted = headers.Word("Auto-Submitted");
        var precedence = headers.Word("Precedence");
        var isAnswer = headers.Has("In-Reply-To") || headers.Has("References");
        return report == "delivery-status" || IsFromMailServer(headers, from) || message.Parts.Any(static part => part.ContentType == "message/delivery-status") ? MailKind.Bounce
            : report is "disposition-notification" || submitted == "auto-replied" || precedence == "auto_reply" || Says(headers, "X-Autoreply") || Says(headers, "X-Autorespond")
                || Says(headers, "X-Auto-Reply-From") ? MailKind.AutoReply
            : submitted is not (null or "no" or "") || (HasNoSender(headers) && submitted != "no") ? isAnswer ? MailKind.AutoReply : MailKind.Notification
            : IsFromList(headers) ? MailKind.Message
            : precedence is "bulk" or "junk" || headers.Has("List-Id") ? MailKind.Bulk
            : !HasTwoWeakSigns(headers, from) ? MailKind.Message
            : headers.Has("List-Unsubscribe") ? MailKind.Bulk
            : isAnswer ? MailKind.AutoReply : MailKind.Notification;
    }

    /// <summary>Whether a message was sent so that nothing is told of it to anybody (RFC 3834, RFC 5321: the null sender).</summary>
    public static bool HasNoSender(HeaderList headers) => headers.Find("Return-Path")?.Raw.Replace(" ", "", StringComparison.Ordinal) == "<>";

    private static bool IsFromMailServer(HeaderList headers, MailAddress? from)
    {
        var local = from?.Address.Split('@')[0] ?? "";
        return local.Equals("mailer-daemon", StringComparison.OrdinalIgnoreCase)
            || (local.Equals("postmaster", StringComparison.OrdinalIgnoreCase) && HasNoSender(headers))
            || headers.Has("X-Failed-Recipients");
    }

    private static bool Says(HeaderList headers, string name) => headers.Word(name) is { } word && word is not ("no" or "false");

    // Each alone is put on persons' mail too, by their mail servers.
    private static bool HasTwoWeakSigns(HeaderList headers, MailAddress? from)
    {
        bool[] signs = [headers.Has("List-Unsubscribe"), headers.Has("List-Unsubscribe-Post"), headers.Has("Feedback-ID"), AsksForNoAnswer(headers), IsFromNobody(from)];
        return signs.Count(static sign => sign) >= 2;
    }

    private static bool AsksForNoAnswer(HeaderList headers) => headers.Find("X-Auto-Response-Suppress")?.Raw is { } value
        && (value.Contains("All", StringComparison.OrdinalIgnoreCase) || value.Contains("AutoReply", StringComparison.OrdinalIgnoreCase) || value.Contains("OOF", StringComparison.OrdinalIgnoreCase));

    // An address that takes no answers.
    private static bool IsFromNobody(MailAddress? from) =>
        from?.Address.Split('@')[0].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() is "noreply" or "donotreply";

    // To a mailing list people write; to a newsletter nobody can.
    private static bool IsFromList(HeaderList headers) => headers.Find("List-Post")?.Raw is { } post && !post.Trim().Equals("NO", StringComparison.OrdinalIgnoreCase);
}
