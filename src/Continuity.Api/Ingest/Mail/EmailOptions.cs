namespace Continuity.Api.Ingest.Mail;

/// <summary>How a mail system hands on e-mail: <c>Continuity:Ingest:&lt;source&gt;:Email</c>.</summary>
internal sealed record EmailOptions
{
    private const int Most = 100;
    private const int MostCharacters = 254;

    /// <summary>The field of a form (multipart/form-data) that has the raw message, 1 to 254 characters; default <c>email</c>.</summary>
    public string Field { get; init; } = "email";

    /// <summary>
    /// The authserv-id of the company's own mail server, whose Authentication-Results field is believed (RFC 8601): it must take out those that others wrote in its name. Null: none is.
    /// </summary>
    public string? AuthenticatedBy { get; init; }

    /// <summary>Whether a sender whom that server found to be who they say (dmarc=pass) is VERIFIED; default false: CLAIMED, as every sender's address is.</summary>
    public bool AuthenticatedIsVerified { get; init; }

    /// <summary>The domains that only the company's own e-mails have in their Message-ID, at most 100: one that comes in is one of its own that came back.</summary>
    public IReadOnlyList<string> OwnMessageIdDomains { get; init; } = [];

    /// <summary>
    /// The addresses of web forms and other programs that hand on what a person wrote, at most 100: theirs are taken for a person's, of whom Reply-To tells the address.
    /// </summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (Field.Length is 0 or > MostCharacters)
        {
            yield return $"Field must be 1 to {MostCharacters} characters.";
        }

        if (AuthenticatedBy is { } server && (server.Length is 0 or > MostCharacters || server.Any(char.IsWhiteSpace)))
        {
            yield return $"AuthenticatedBy must be 1 to {MostCharacters} characters without blanks.";
        }

        if (AuthenticatedIsVerified && AuthenticatedBy is null)
        {
            yield return "AuthenticatedIsVerified needs AuthenticatedBy: whoever sends an e-mail can write a result of their own.";
        }

        if (OwnMessageIdDomains.Count > Most || OwnMessageIdDomains.Any(static domain => !IsName(domain) || domain.Contains('@')))
        {
            yield return $"OwnMessageIdDomains must be at most {Most} domains.";
        }

        if (Forms.Count > Most || Forms.Any(static form => !IsName(form) || !form.Contains('@')))
        {
            yield return $"Forms must be at most {Most} e-mail addresses.";
        }
    }

    private static bool IsName(string text) => text.Length is > 0 and <= MostCharacters && !text.Any(char.IsWhiteSpace);
}
