namespace Continuity.Mail.Headers;

/// <summary>Reads Authentication-Results fields (RFC 8601), as far as DMARC is concerned.</summary>
internal static class AuthenticationResults
{
    /// <summary>What each field says, in the order of the fields.</summary>
    public static IReadOnlyList<AuthenticationResult> Read(HeaderList headers) =>
        [.. headers.FindAll("Authentication-Results").Select(static field => Read(WithoutComments(field.Raw)))];

    private static AuthenticationResult Read(string value)
    {
        var statements = value.Split(';');
        // The server may be followed by a version.
        var server = Words(statements[0]).FirstOrDefault() ?? "";
        var dmarc = statements.Skip(1).Select(Words).FirstOrDefault(static words => words is [var method, ..] && method.StartsWith("dmarc=", StringComparison.OrdinalIgnoreCase));
        return new(server, Value(dmarc, "dmarc="), Value(dmarc, "header.from="));
    }

    private static string? Value(string[]? words, string name) =>
        words?.FirstOrDefault(word => word.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..].Trim('"').ToLowerInvariant();

    private static string[] Words(string statement) => statement.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    // A comment may hold anything, "dmarc=pass" too; and so may a text in quotation marks, which is kept with its blanks taken out.
    private static string WithoutComments(string text)
    {
        var kept = new List<char>(text.Length);
        var depth = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                i++;
                continue;
            }

            isQuoted = c == '"' && depth == 0 ? !isQuoted : isQuoted;
            if (isQuoted)
            {
                kept.Add(c is ' ' or '\t' or ';' ? '_' : c);
                continue;
            }

            depth += c == '(' ? 1 : 0;
            if (depth == 0)
            {
                kept.Add(c);
            }

            depth -= c == ')' && depth > 0 ? 1 : 0;
        }

        return new([.. kept]);
    }
}
