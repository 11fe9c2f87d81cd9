namespace Continuity.Mail.Text.Html;

/// <summary>How mail programs mark earlier messages in HTML.</summary>
internal static class HtmlQuotes
{
    private static readonly string[] HistoryIds = ["divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container", "stopSpelling"];
    private static readonly string[] HistoryClasses = ["yahoo_quoted", "OutlookMessageHeader"];
    private static readonly string[] AttributionClasses = ["gmail_attr", "moz-cite-prefix"];

    /// <summary>Whether a tag's element says who wrote what is quoted below it (Gmail, Thunderbird).</summary>
    public static bool IsAttribution(HtmlTag tag) => Has(tag.Find("class"), AttributionClasses);

    /// <summary>Whether all that comes from a tag on is an earlier message (Outlook, Yahoo).</summary>
    public static bool BeginsHistory(HtmlTag tag) => Has(tag.Find("id"), HistoryIds) || Has(tag.Find("class"), HistoryClasses) || IsOutlooksLine(tag.Find("style"));

    /// <summary>Whether a block is quoted: what has no mark of that, nor a line beside it, is only moved in.</summary>
    public static bool IsQuote(HtmlTag tag) => tag.Find("type") is "cite" || tag.Find("cite") is not null || tag.Find("class") is not null
        || tag.Find("style")?.Contains("border-left", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Has(string? value, string[] names) =>
        value is not null && value.Split(' ').Any(word => names.Any(name => word.EndsWith(name, StringComparison.OrdinalIgnoreCase)));

    // Outlook for Windows draws a line above the earlier message's header.
    private static bool IsOutlooksLine(string? style) =>
        style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var tight
        && tight.Contains("border:none;border-top:solid#", StringComparison.OrdinalIgnoreCase) && tight.Contains("padding:3.0pt0", StringComparison.OrdinalIgnoreCase);
}
