using Continuity.Api.Webhooks;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>Checks what a source has signed, before anything of it is looked at.</summary>
internal static class SignatureCheck
{
    /// <summary>What is wrong with a request whatever its body is: it has no signature that can be read, or one made too long ago. Null where nothing is, and the body is to be read.</summary>
    /// <param name="request">The request, its body not read yet.</param>
    public static SignatureVerdict? Foresee(IngestRequest request) => request.Options.Signature.Scheme switch
    {
        SignatureScheme.HmacBody => BodySignature.Foresee(request),
        SignatureScheme.HmacUrl => UrlSignature.Foresee(request),
        _ => StandardWebhooksSignature.Foresee(
            Header(request, StandardWebhooksSignature.IdHeader),
            Header(request, StandardWebhooksSignature.TimestampHeader),
            Header(request, StandardWebhooksSignature.SignatureHeader),
            request.ReceivedAt),
    };

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
