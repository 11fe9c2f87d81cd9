namespace Continuity.Mail.Text.Html;

/// <summary>A tag.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="IsEnd">Whether it ends an element.</param>
/// <param name="Attributes">Its attributes, as they stand.</param>
internal sealed record HtmlTag(string Name, bool IsEnd, string Attributes)
{
    /// <summary>An attribute with its entities decoded, or null.</summary>
    /// <param name="name">The attribute's name, in lower case.</param>
    public string? Find(string name)
    {
        for (var at = 0; (at = Attributes.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            if (at > 0 && !char.IsWhiteSpace(Attributes[at - 1]) && Attributes[at - 1] is not ('"' or '\'' or '/'))
            {
                continue;
            }

            var rest = Attributes.AsSpan(at + name.Length).TrimStart();
            if (rest is not ['=', ..])
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            if (rest is ['"' or '\'', ..])
            {
                var end = rest[1..].IndexOf(rest[0]);
                return HtmlEntities.Decode((end < 0 ? rest[1..] : rest[1..(end + 1)]).ToString());
            }

            var blank = rest.IndexOfAny(" \t\r\n");
            return HtmlEntities.Decode((blank < 0 ? rest : rest[..blank]).ToString());
        }

        return null;
    }
}
