using System.Globalization;
using System.Text;

namespace Continuity.Mail.Text.Html;

/// <summary>Writes the text of HTML line by line.</summary>
internal sealed class HtmlWriter
{
    private const int DeepestQuote = 20;

    private readonly StringBuilder result = new();
    private readonly StringBuilder line = new();
    private readonly Stack<int> lists = new();
    private readonly Stack<bool> blocks = new();
    private string? link;
    private int linkStart;
    private int preformatted;
    private int blankLines;
    private int depth;
    private int lastDepth;
    private bool isAttribution;

    /// <summary>Takes in text.</summary>
    public void Text(ReadOnlySpan<char> encoded)
    {
        var text = HtmlEntities.Decode(encoded.ToString());
        foreach (var c in text)
        {
            if (preformatted > 0 && c == '\n')
            {
                Break();
            }
            else if (char.IsWhiteSpace(c) && c != '\u00A0' && preformatted == 0)
            {
                Blank();
            }
            else if (c is not ('\u200B' or '\u200C' or '\u00AD' or '\u034F') && !(char.IsControl(c) && c != '\t'))
            {
                line.Append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    /// <summary>Takes in a tag.</summary>
    public void Tag(HtmlTag tag)
    {
        Quote(tag);
        switch (tag.Name)
        {
            case "br":
                Break();
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "blockquote":
                Paragraph();
                break;
            case "div" or "tr" or "dt" or "dd" or "section" or "article" or "header" or "footer" or "address" or "form" or "body" or "center" or "caption" or "fieldset":
                EndLine();
                break;
            case "pre":
                EndLine();
                preformatted = Math.Max(0, preformatted + (tag.IsEnd ? -1 : 1));
                break;
            case "hr":
                EndLine();
                break;
            case "td" or "th":
                if (!tag.IsEnd)
                {
                    Blank();
                }

                break;
            case "ul" or "ol":
                List(tag);
                break;
            case "li":
                Item(tag);
                break;
            case "a":
                Link(tag);
                break;
            case "img":
                line.Append(tag.Find("alt") is { Length: > 0 } alt && !string.IsNullOrWhiteSpace(alt) ? $"[{alt.Trim()}]" : "");
                break;
            default:
                break;
        }
    }

    /// <summary>The whole text.</summary>
    public string Finish()
    {
        EndLine();
        return result.ToString().Trim('\n');
    }

    private void Blank()
    {
        if (line.Length > 0 && line[^1] != ' ')
        {
            line.Append(' ');
        }
    }

    // A line that is empty is one, too.
    private void Break()
    {
        if (line.Length == 0)
        {
            blankLines = Math.Min(blankLines + 1, 2);
        }

        EndLine();
    }

    private void Paragraph()
    {
        EndLine();
        blankLines = Math.Max(blankLines, 1);
    }

    private void EndLine()
    {
        var text = line.ToString().TrimEnd();
        linkStart = 0;
        line.Clear();
        if (text.Trim().Length == 0)
        {
            return;
        }

        for (; blankLines > 0 && result.Length > 0; blankLines--)
        {
            result.Append('>', Math.Min(Math.Min(depth, lastDepth), DeepestQuote)).Append('\n');
        }

        blankLines = 0;
        lastDepth = depth;
        result.Append('>', Math.Min(depth, DeepestQuote)).Append(' ', depth > 0 ? 1 : 0).Append(QuoteMarks.Attribution, isAttribution ? 1 : 0).Append(text).Append('\n');
        isAttribution = false;
    }

    private void List(HtmlTag tag)
    {
        EndLine();
        if (!tag.IsEnd)
        {
            lists.Push(tag.Name == "ol" ? 1 : 0);
        }
        else if (lists.Count > 0)
        {
            lists.Pop();
        }
    }

    private void Item(HtmlTag tag)
    {
        EndLine();
        if (tag.IsEnd)
        {
            return;
        }

        var number = lists.Count > 0 ? lists.Pop() : 0;
        lists.Push(number > 0 ? number + 1 : 0);
        line.Append(' ', Math.Min(lists.Count - 1, DeepestQuote) * 2).Append(number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{number}. ") : "- ");
    }

    private void Link(HtmlTag tag)
    {
        if (link is { } target && IsTold(target, line.ToString(Math.Min(linkStart, line.Length), Math.Max(0, line.Length - linkStart))))
        {
            line.Append(CultureInfo.InvariantCulture, $" ({target})");
        }

        link = tag.IsEnd ? null : tag.Find("href")?.Trim();
        linkStart = line.Length;
    }

    // Where a link leads is told where its text does not say so; what is no address of the web, a mailbox or a telephone is not.
    private static bool IsTold(string target, string text)
    {
        var shown = text.Trim().TrimEnd('/');
        var isAddress = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
        var bare = target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/').TrimEnd('/');
        return isAddress && shown.Length > 0 && !shown.Equals(target.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) && !shown.Equals(bare, StringComparison.OrdinalIgnoreCase);
    }

    private void Quote(HtmlTag tag)
    {
        if (tag.Name is not ("blockquote" or "div" or "span" or "hr"))
        {
            return;
        }

        if (!tag.IsEnd && (HtmlQuotes.IsAttribution(tag) || HtmlQuotes.BeginsHistory(tag)))
        {
            EndLine();
            isAttribution = HtmlQuotes.IsAttribution(tag);
            if (HtmlQuotes.BeginsHistory(tag))
            {
                result.Append(result.Length > 0 ? "\n" : "").Append(QuoteMarks.History).Append('\n');
                blankLines = 0;
            }
        }

        if (tag.Name != "blockquote")
        {
            return;
        }

        Paragraph();
        if (!tag.IsEnd)
        {
            blocks.Push(HtmlQuotes.IsQuote(tag));
            depth += blocks.Peek() ? 1 : 0;
        }
        else if (blocks.TryPop(out var wasQuote))
        {
            depth -= wasQuote ? 1 : 0;
        }
    }
}
