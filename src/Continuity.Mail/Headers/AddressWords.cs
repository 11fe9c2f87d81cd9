using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>Joins words that are one: "user @ example . org" is one address (RFC 5322, section 4.4), and so is "a b"@example.org.</summary>
internal sealed class AddressWords
{
    private const int LongestAddress = 2000;

    private readonly List<AddressWord> joined = [];
    private readonly StringBuilder text = new();
    private AddressWord? last;
    private bool hasAt;

    private AddressWords()
    {
    }

    /// <summary>The words, joined.</summary>
    public static List<AddressWord> Join(IEnumerable<AddressWord> words)
    {
        var all = new AddressWords();
        foreach (var word in words)
        {
            all.Add(word);
        }

        all.End();
        return all.joined;
    }

    private void Add(AddressWord word)
    {
        if (GoesOnIn(word))
        {
            if (last!.IsQuoted)
            {
                text.Insert(0, '"').Append('"');
            }

            last = word with { IsQuoted = false };
        }
        else if (word.Text.Length > 0)
        {
            End();
            last = word;
        }

        text.Append(word.Text);
        hasAt |= word.Text.Contains('@');
    }

    private bool GoesOnIn(AddressWord word) => text.Length is > 0 and < LongestAddress
        && (!word.IsApart || word.Text is ['@' or '.', ..] || text[^1] == '@' || (text[^1] == '.' && hasAt));

    private void End()
    {
        if (last is not null)
        {
            joined.Add(last with { Text = text.ToString() });
        }

        text.Clear();
        hasAt = false;
    }
}
