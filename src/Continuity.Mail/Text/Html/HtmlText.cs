namespace Continuity.Mail.Text.Html;

/// <summary>
/// HTML as plain text: blocks on lines of their own, lists with their marks, links with where they lead, what is quoted behind "&gt;". It runs nothing, loads nothing, and passes over
/// scripts, styles and comments. One pass over the text.
/// </summary>
internal static class HtmlText
{
    /// <summary>The text.</summary>
    public static string Of(string html)
    {
        var reader = new HtmlReader(html);
        var writer = new HtmlWriter();
        while (reader.Read())
        {
            if (reader.Tag is { } tag)
            {
                writer.Tag(tag);
            }
            else
            {
                writer.Text(reader.Text);
            }
        }

        return writer.Finish();
    }
}
