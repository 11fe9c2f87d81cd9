namespace Continuity.Mail.Text.Html;

/// <summary>Reads HTML token by token: text, or a tag. Comments, declarations and what is between tags that hold no text of the page are passed over.</summary>
internal sealed class HtmlReader(string html)
{
    private const int LongestName = 20;

    // Within quotation marks a ">" is part of a value; this far behind it the mark is looked for.
    private const int LongestValue = 256;

    private readonly int lastClose = html.LastIndexOf('>');
    private readonly HashSet<string> unended = [];
    private int at;
    private int textStart;
    private int textEnd;
    private bool hasComments = true;

    /// <summary>The tag, or null where <see cref="Text"/> was read.</summary>
    public HtmlTag? Tag { get; private set; }

    /// <summary>The text, encoded.</summary>
    public ReadOnlySpan<char> Text => html.AsSpan(textStart, textEnd - textStart);

    /// <summary>Goes on to the next token.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        while (at < html.Length)
        {
            if (html[at] != '<' || !IsMarkup(at))
            {
                var end = html.IndexOf('<', at + 1);
                (textStart, textEnd) = (at, end < 0 ? html.Length : end);
                at = textEnd;
                Tag = null;
                return true;
            }

            if (html.AsSpan(at).StartsWith("<!--"))
            {
                // "<!-->" is a whole one.
                var end = hasComments ? html.IndexOf("-->", at + 2, StringComparison.Ordinal) : -1;
                // One that never ends hides nothing: a text must not be lost to it.
                hasComments = end >= 0;
                at = end < 0 ? at + 4 : end + 3;
            }
            else if (html[at + 1] is '!' or '?')
            {
                at = html.IndexOf('>', at) + 1;
            }
            else
            {
                Tag = ReadTag();
                if (!Tag.IsEnd && Tag.Name is "script" or "style" or "title" or "template" or "svg")
                {
                    SkipTo(Tag.Name);
                    continue;
                }

                return true;
            }
        }

        return false;
    }

    // What is never closed is no tag but text.
    private bool IsMarkup(int start) => start + 1 < lastClose
        && (char.IsAsciiLetter(html[start + 1]) || html[start + 1] is '!' or '?' || (html[start + 1] == '/' && start + 2 < html.Length && char.IsAsciiLetter(html[start + 2])));

    private HtmlTag ReadTag()
    {
        var isEnd = html[at + 1] == '/';
        var nameStart = at + (isEnd ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < html.Length && nameEnd - nameStart < LongestName && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == ':'))
        {
            nameEnd++;
        }

        var end = TagEnd(nameEnd);
        var tag = new HtmlTag(html[nameStart..nameEnd].ToLowerInvariant(), isEnd, html[nameEnd..end]);
        at = Math.Min(end + 1, html.Length);
        return tag;
    }

    private int TagEnd(int from)
    {
        var quote = '\0';
        var first = -1;
        for (var i = from; i < html.Length && (first < 0 || i - first <= LongestValue); i++)
        {
            var c = html[i];
            if (c == '>')
            {
                if (quote == '\0')
                {
                    return i;
                }

                first = first < 0 ? i : first;
            }
            else if (c is '"' or '\'' && (quote == c || (quote == '\0' && html[i - 1] is '=' or ' ')))
            {
                quote = quote == c ? '\0' : c;
            }
        }

        return first < 0 ? lastClose : first;
    }

    private void SkipTo(string name)
    {
        var end = unended.Contains(name) ? -1 : html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            // What never ends is passed over alone: the text behind it would be lost.
            unended.Add(name);
            return;
        }

        at = html.IndexOf('>', end) is >= 0 and var close ? close + 1 : html.Length;
    }
}
