using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>
/// Signatures by HMAC over the address that was called, as telephone systems make them: with a form, its fields follow, each name and value, sorted by name (and the values of one
/// name too, each once), without anything between. With another body the query's <c>bodySHA256</c> is its SHA-256 in hexadecimal, and what is not covered by either is not signed.
/// </summary>
internal static class UrlSignature
{
    private const string DigestParameter = "bodySHA256";

    /// <summary>What is wrong with a request whatever its body is; null where nothing is.</summary>
    /// <param name="request">The request.</param>
    public static SignatureVerdict? Foresee(IngestRequest request) =>
        HeaderSignature.Read(request) is null || (!FormContent.IsForm(request) && Digest(request) is null) ? SignatureVerdict.Missing : null;

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">The keys that are good now.</param>
    public static SignatureVerdict Check(IngestRequest request, IReadOnlyList<byte[]> keys)
    {
        if (HeaderSignature.Read(request) is not { } signature)
        {
            return SignatureVerdict.Missing;
        }

        var url = request.Options.Signature.PublicUrl + request.Query;
        if (FormContent.IsForm(request))
        {
            return FormContent.Read(request) is not { } form ? SignatureVerdict.Missing
                : Matches(request, keys, url + Sorted(form), signature) ? SignatureVerdict.Good
                : SignatureVerdict.Wrong;
        }

        var matches = Matches(request, keys, url, signature);
        return Digest(request) is not { } digest ? SignatureVerdict.Missing
            : matches & CryptographicOperations.FixedTimeEquals(SHA256.HashData(request.Body.Span), digest) ? SignatureVerdict.Good
            : SignatureVerdict.Wrong;
    }

    private static byte[]? Digest(IngestRequest request) =>
        QueryHelpers.ParseQuery(request.Query).TryGetValue(DigestParameter, out var given) ? Hmac.Read(SignatureEncoding.Hex, given.ToString()) : null;

    private static bool Matches(IngestRequest request, IReadOnlyList<byte[]> keys, string content, byte[] signature) =>
        Hmac.Matches(request.Options.Signature.Algorithm, keys, Encoding.UTF8.GetBytes(content), [], [signature]);

    private static string Sorted(IReadOnlyDictionary<string, IReadOnlyList<string>> form)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in form.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(value);
            }
        }

        return text.ToString();
    }
}
