using System.Diagnostics;
using Continuity.Api.Ingest;
using Continuity.Api.Privacy;
using Continuity.Api.StartUp;
using Continuity.Api.Webhooks;
using Continuity.GraphQL.Telemetry;
using Continuity.Redis.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Continuity.Api.Telemetry;

/// <summary>Sends traces, metrics and logs by OTLP, where OpenTelemetry's own variables say where to.</summary>
internal static class TelemetryRegistration
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceNameVariable = "OTEL_SERVICE_NAME";

    /// <summary>The meters whose metrics are sent, beside ASP.NET Core's.</summary>
    internal static readonly string[] Meters = [GraphQLTelemetry.Name, StoreTelemetry.Name, WebhookTelemetry.Name, IngestTelemetry.Name, StoreAnswers.Name];

    /// <summary>
    /// Adds telemetry of HTTP requests and of GraphQL operations if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the other <c>OTEL_…</c> variables
    /// (protocol, headers, sampling, resource) hold too. Nothing is collected without it, and no document, value or token is in what is.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">The endpoint is not an address.</exception>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var endpoint = builder.Configuration[EndpointVariable];
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            return builder;
        }

        // Its value stays out of the message: such an address may hold a password.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new StartUpRefusedException($"{EndpointVariable} must be an http or https address, such as http://127.0.0.1:4317.");
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration[ServiceNameVariable] ?? "continuity"))
            .WithTracing(static traces => traces.AddSource(GraphQLTelemetry.Name).AddAspNetCoreInstrumentation(KeepValuesOut))
            .WithMetrics(static metrics => metrics.AddMeter(Meters).AddAspNetCoreInstrumentation())
            .WithLogging(configureBuilder: null, static logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, false))
            .UseOtlpExporter();
        return builder;
    }

    /// <summary>Lets the counters begin at 0, so that the first event of each is seen: once the API has started, and those who listen are there.</summary>
    public static void TellZeros()
    {
        StoreAnswers.TellZeros();
        StoreTelemetry.TellZeros();
    }

    /// <summary>
    /// A query by GET has its document and variables in the address, an export its token, and a wrong path whatever was typed: requests are told apart by their route. A caller may write anything
    /// for a method, and into <c>tracestate</c>. Health checks are no requests of anybody.
    /// </summary>
    private static void KeepValuesOut(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = static context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(ExportEndpoint.Root);
        options.EnrichWithHttpRequest = static (activity, _) => LeaveOut(activity);
        options.EnrichWithHttpResponse = static (activity, _) => LeaveOut(activity);
    }

    private static void LeaveOut(Activity activity)
    {
        activity.TraceStateString = null;
        foreach (var tag in (string[])["url.query", "url.path", "http.request.method_original", "user_agent.original", "server.address", "client.address", "network.peer.address"])
        {
            activity.SetTag(tag, null);
        }
    }
}
