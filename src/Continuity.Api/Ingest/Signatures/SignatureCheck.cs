using Continuity.Api.Webhooks;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Checks what a source has signed, before anything of it is looked at.</summary>
internal static class SignatureCheck
{
    /// <summary>Checks a request against the secrets that are good when it comes.</summary>
    /// <param name="request">The request.</param>
    public static SignatureVerdict Of(IngestRequest request)
    {
        var scheme = request.Options.Signature.Scheme;
        List<byte[]> keys =
        [
            .. request.Options.Secrets.Where(secret => secret.Until is not { } until || request.ReceivedAt < until).Select(secret => SecretKey.Of(scheme, secret.Value)),
        ];
        return scheme switch
        {
            SignatureScheme.HmacBody => BodySignature.Check(request, keys),
            SignatureScheme.HmacUrl => UrlSignature.Check(request, keys),
            _ => new StandardWebhooksSignature(keys).Check(
                Header(request, StandardWebhooksSignature.IdHeader),
                Header(request, StandardWebhooksSignature.TimestampHeader),
                Header(request, StandardWebhooksSignature.SignatureHeader),
                request.Body.Span,
                request.ReceivedAt),
        };
    }

    private static string Header(IngestRequest request, string name) => request.Headers[name].ToString();
}
