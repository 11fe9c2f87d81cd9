namespace Continuity.Api.Ingest.Signatures;

/// <summary>How a source signs: <c>Continuity:Ingest:&lt;source&gt;:Signature</c>.</summary>
internal sealed record SignatureOptions
{
    private const int LongestName = 100;

    /// <summary>The scheme; default StandardWebhooks, of which nothing else is to be said.</summary>
    public SignatureScheme Scheme { get; init; }

    /// <summary>The hash function, with HmacBody and HmacUrl; default SHA-256.</summary>
    public SignatureAlgorithm Algorithm { get; init; }

    /// <summary>How the signature is written, with HmacBody and HmacUrl; null: Hex for HmacBody, Base64 for HmacUrl.</summary>
    public SignatureEncoding? Encoding { get; init; }

    /// <summary>The header with the signature, with HmacBody and HmacUrl; default <c>X-Signature</c>.</summary>
    public string Header { get; init; } = "X-Signature";

    /// <summary>What stands before the signature in that header, such as <c>sha256=</c>; default nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The header with the time of sending, in seconds since 1970, where HmacBody signs that too; null: it does not, and only the provider's ids tell a replay.</summary>
    public string? TimestampHeader { get; init; }

    /// <summary>The address that the provider was told to call, without a query: what a proxy makes of it is another one. Must be given with HmacUrl.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>How the signature is written.</summary>
    public SignatureEncoding Written => Encoding ?? (Scheme == SignatureScheme.HmacUrl ? SignatureEncoding.Base64 : SignatureEncoding.Hex);

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (!IsHeader(Header))
        {
            yield return $"Header must be a header's name of 1 to {LongestName} characters.";
        }

        if (TimestampHeader is { } timestamp && (!IsHeader(timestamp) || Scheme != SignatureScheme.HmacBody))
        {
            yield return $"TimestampHeader must be a header's name of 1 to {LongestName} characters, and is for HmacBody only.";
        }

        if (Prefix.Length > LongestName || Prefix.Any(static letter => letter is < ' ' or > '~'))
        {
            yield return $"Prefix must have at most {LongestName} characters of ASCII.";
        }

        if ((PublicUrl is not null) != (Scheme == SignatureScheme.HmacUrl) || (PublicUrl is { } url && !IsAddress(url)))
        {
            yield return "PublicUrl must be an absolute http or https address without a query; it is for HmacUrl, which needs it, only.";
        }
    }

    private static bool IsHeader(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Contains('?', StringComparison.Ordinal) && !url.Contains('#', StringComparison.Ordinal);
}
