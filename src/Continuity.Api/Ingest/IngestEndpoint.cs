using Continuity.Api.Ingest.Signatures;
using Continuity.Api.SignIn;
using Continuity.Api.Telemetry;
using Continuity.Callers;
using Continuity.Redis;
using Continuity.Redis.Time;

namespace Continuity.Api.Ingest;

/// <summary>
/// <c>POST /ingest/{source}</c>: verified before parsed, answered after the commit. Whoever has no secret of the source learns nothing, not even which media types it takes, and uses up nothing of
/// its rate; nothing is read of what has no signature or an old one, and all that is not verified yet has a bound together. What is wrong for good is answered with 422 and logged; what is our own fault with 503, so that the source sends it again.
/// </summary>
internal sealed class IngestEndpoint(IngestSources sources, IngestRates rates, UnverifiedBytes unverified, StoreTime time, IngestLog log)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request and its answer.</param>
    public async Task AnswerAsync(HttpContext context)
    {
        var name = (string?)context.Request.RouteValues["source"];
        if (sources.Find(name) is not { } options)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var kind = options.Kind!.Value;
        var (outcome, reason) = await AnswerAsync(context, name!, options);
        IngestTelemetry.Answered(name!, kind, outcome, reason);
        if (outcome is IngestOutcome.NotUnderstood or IngestOutcome.Refused or IngestOutcome.TooLarge or IngestOutcome.WrongMediaType
            || (outcome == IngestOutcome.PassedOver && reason.Length > 0))
        {
            log.NotTaken(name!, outcome, reason);
        }
    }

    private async Task<(IngestOutcome Outcome, string Reason)> AnswerAsync(HttpContext context, string name, IngestSourceOptions options)
    {
        var request = new IngestRequest(name, options, default, context.Request.Headers, time.GetUtcNow()) { Query = context.Request.QueryString.Value ?? "" };
        if (SignatureCheck.Foresee(request) is { } foreseen)
        {
            return await RefuseAsync(context, name, foreseen);
        }

        using (var body = new IngestBody(unverified, name))
        {
            switch (await body.ReadAsync(context.Request, options.Bytes, context.RequestAborted))
            {
                case IngestOutcome.TooLarge:
                    return await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, IngestOutcome.TooLarge, "body");
                case IngestOutcome.Crowded:
                    log.Crowded(name);
                    return await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, IngestOutcome.Crowded, "body", IngestReply.AfterFailure);
                case IngestOutcome.NotWhole:
                    return await RefuseAsync(context, StatusCodes.Status408RequestTimeout, IngestOutcome.NotWhole, "body");
            }

            request = request with { Body = body.Bytes, ReceivedAt = time.GetUtcNow() };
            var verdict = SignatureCheck.Of(request);
            if (verdict != SignatureVerdict.Good)
            {
                return await RefuseAsync(context, name, verdict);
            }
        }

        return rates.Take(name) is { } after
            ? await RefuseAsync(context, StatusCodes.Status429TooManyRequests, IngestOutcome.PastRate, "rate", after)
            : await TakeAsync(context, request);
    }

    private Task<(IngestOutcome Outcome, string Reason)> RefuseAsync(HttpContext context, string name, SignatureVerdict verdict)
    {
        var why = ContractName.Write(verdict);
        log.NotVerified(name, why);
        return RefuseAsync(context, StatusCodes.Status401Unauthorized, IngestOutcome.NotVerified, why);
    }

    private async Task<(IngestOutcome Outcome, string Reason)> TakeAsync(HttpContext context, IngestRequest request)
    {
        IngestAnswer? answer;
        try
        {
            context.Features.Set(new Caller(Role.Ingest, request.Source));
            var adapter = context.RequestServices.GetServices<IIngestAdapter>().First(one => one.Kind == request.Options.Kind);
            answer = adapter.MediaTypes?.Contains(request.MediaType) == false ? null : await adapter.TakeAsync(request, context.RequestAborted);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // A fault's message may hold what was sent: its type has to do.
            if (fault is not StoreUnavailableException)
            {
                log.Failed(request.Source, fault.GetType().Name);
            }
            else
            {
                StoreAnswers.WasUnavailable("ingest");
            }

            return await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, IngestOutcome.Failed, fault.GetType().Name, IngestReply.AfterFailure);
        }

        if (answer is null)
        {
            return await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, IngestOutcome.WrongMediaType, "Content-Type");
        }

        await IngestReply.WriteAsync(context.Response, answer);
        return (answer.Outcome, answer.Field ?? (answer.Code is { } code ? ContractName.Write(code) : ""));
    }

    private static async Task<(IngestOutcome Outcome, string Reason)> RefuseAsync(HttpContext context, int status, IngestOutcome outcome, string reason, TimeSpan? retryAfter = null)
    {
        await IngestReply.RefuseAsync(context.Response, status, retryAfter);
        return (outcome, reason);
    }
}
