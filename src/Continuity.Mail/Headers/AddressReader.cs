using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>
/// Addresses (RFC 5322, section 3.4, with the obsolete forms of 4.4): names, comments, groups, routes; and what programs make of them: semicolons between, no brackets, none that close.
/// </summary>
internal sealed class AddressReader
{
    private readonly string text;
    private readonly ReadingNotes notes;
    private readonly List<MailAddress> found = [];
    private readonly List<AddressWord> words = [];
    private string? comment;
    private bool hasAddress;
    private int at;
    private int start;

    private AddressReader(string text, ReadingNotes notes)
    {
        this.text = text;
        this.notes = notes;
    }

    /// <summary>The addresses of each field of a name.</summary>
    public static IReadOnlyList<MailAddress> Read(HeaderList headers, string name, ReadingNotes notes) =>
        [.. headers.FindAll(name).SelectMany(field => new AddressReader(field.Text(notes), notes).ReadAll()).Take(MailLimits.Addresses)];

    private List<MailAddress> ReadAll()
    {
        while (at < text.Length && found.Count < MailLimits.Addresses)
        {
            var c = text[at];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n':
                    at++;
                    break;
                case '"':
                    Keep(Quoted(), isQuoted: true);
                    break;
                case '(':
                    comment = Comment();
                    break;
                case '<':
                    Bracketed();
                    break;
                case ',' or ';':
                    at++;
                    Bare();
                    break;
                case ':' when words.Count > 0 && !hasAddress:
                    // A group: its name is no address.
                    at++;
                    Forget();
                    break;
                default:
                    Atom();
                    break;
            }
        }

        Bare();
        return found;
    }

    private void Keep(string word, bool isQuoted)
    {
        hasAddress |= word.Contains('@');
        words.Add(new(word, isQuoted, at, words.Count == 0 || words[^1].End < start));
    }

    private void Forget()
    {
        words.Clear();
        comment = null;
        hasAddress = false;
    }

    private string Quoted()
    {
        start = at++;
        var result = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            result.Append(text[at++]);
        }

        at = Math.Min(at + 1, text.Length);
        return result.ToString();
    }

    private string Comment()
    {
        var result = new StringBuilder();
        var depth = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                result.Append(text[++at]);
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
            {
                at++;
                break;
            }

            if (c != '(' || depth > 1)
            {
                result.Append(c);
            }
        }

        return Decode(result.ToString());
    }

    private void Atom()
    {
        start = at;
        at = EncodedWords.End(text, at) ?? at + 1;
        var hasAt = text.AsSpan(start, at - start).Contains('@');
        while (at < text.Length && !" \t\r\n\"(<,;".Contains(text[at]) && (text[at] != ':' || hasAt))
        {
            hasAt |= text[at] == '@';
            at++;
        }

        Keep(text[start..at], isQuoted: false);
    }

    private void Bracketed()
    {
        var end = text.IndexOfAny(['>', ','], at + 1);
        // A route (RFC 5322, section 4.4) has commas of its own, and so may a quoted local part.
        if (end >= 0 && text[end] == ',' && (text.AsSpan(at + 1).TrimStart() is ['@', ..] || text.AsSpan(at, end - at).Contains('"')))
        {
            end = text.IndexOf('>', at + 1);
        }

        if (end < 0 || text[end] == ',')
        {
            notes.Add(MailNote.BrokenAddress);
        }

        var inner = end < 0 ? text[(at + 1)..] : text[(at + 1)..end];
        at = end < 0 ? text.Length : text[end] == '>' ? end + 1 : end;
        var colon = inner.TrimStart().StartsWith('@') ? inner.IndexOf(':', StringComparison.Ordinal) : -1;
        var address = Tidy(inner[(colon + 1)..]);
        var name = Name(words) ?? comment;
        Forget();
        Add(name, address);
    }

    // Without brackets: the word with the at sign is the address, and what stands beside it a name.
    private void Bare()
    {
        if (words.Count > 0)
        {
            var joined = AddressWords.Join(words);
            var address = joined.FirstOrDefault(static word => word.Text.Contains('@')) ?? (joined.Count == 1 && !joined[0].IsQuoted ? joined[0] : null);
            if (address is null)
            {
                notes.Add(MailNote.BrokenAddress);
            }

            Add(Name([.. joined.Where(word => word != address)]) ?? comment, Tidy(address?.Text ?? ""));
        }

        Forget();
    }

    private void Add(string? name, string address)
    {
        if (address.Length > 0 || name is not null)
        {
            found.Add(new(name, address));
        }
    }

    private string? Name(IReadOnlyList<AddressWord> parts)
    {
        var name = new StringBuilder();
        foreach (var part in parts)
        {
            name.Append(name.Length > 0 && part.IsApart ? " " : "").Append(part.Text);
        }

        var decoded = Decode(name.ToString()).Trim('\'', ' ');
        return decoded.Length == 0 ? null : decoded;
    }

    private string Decode(string value) => HeaderLine.Clean(EncodedWords.Decode(value, notes));

    private static string Tidy(string address)
    {
        // Only a quoted local part may have blanks.
        var keepsBlanks = address.Contains('"');
        var tidy = new string([.. address.Trim().Where(c => (keepsBlanks || !char.IsWhiteSpace(c)) && !char.IsControl(c) && c is not ('<' or '>'))]);
        return tidy.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? tidy[7..] : tidy;
    }
}
