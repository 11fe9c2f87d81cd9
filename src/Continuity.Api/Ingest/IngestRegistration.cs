using Continuity.Api.Ingest.Conversations;
using Continuity.Api.Ingest.Telephony;
using Continuity.Api.Queues;
using Continuity.Api.StartUp;
using Microsoft.AspNetCore.Mvc;

namespace Continuity.Api.Ingest;

/// <summary>Registers what channels' own systems send by webhook.</summary>
internal static class IngestRegistration
{
    /// <summary>Adds the sources of <c>Continuity:Ingest</c>; after the queues.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    /// <exception cref="InvalidOperationException">A key is no option.</exception>
    public static WebApplicationBuilder AddIngest(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration.GetSection(IngestSources.Section)
            .Get<Dictionary<string, IngestSourceOptions>>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? [];
        var sources = new IngestSources(new Dictionary<string, IngestSourceOptions>(configured, StringComparer.Ordinal));
        var limits = builder.Configuration.GetSection(IngestLimits.Section).Get<IngestLimits>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        StartUpRefusedException.ThrowIfAny(sources.Validate(Queues(builder)).Concat(limits.Validate(sources)));
        builder.Services.AddSingleton(sources);
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton<UnverifiedBytes>();
        builder.Services.AddSingleton<IngestRates>();
        builder.Services.AddSingleton<IngestLog>();
        builder.Services.AddSingleton<IngestEndpoint>();
        builder.Services.AddSingleton<IngestScopes>();
        builder.Services.AddScoped<Deliveries>();
        builder.Services.AddScoped<CallParts>();
        builder.Services.AddScoped<CallSessions>();
        builder.Services.AddScoped<CallRecording>();
        builder.Services.AddScoped<IIngestAdapter, TelephonyAdapter>();
        builder.Services.AddHostedService<WaitingCalls>();
        builder.Services.AddScoped<ConversationSessions>();
        builder.Services.AddScoped<ConversationEnds>();
        builder.Services.AddScoped<ConversationRecording>();
        builder.Services.AddScoped<IIngestAdapter>(static services => ActivatorUtilities.CreateInstance<ConversationAdapter>(services, IngestKind.Chat));
        builder.Services.AddScoped<IIngestAdapter>(static services => ActivatorUtilities.CreateInstance<ConversationAdapter>(services, IngestKind.App));
        return builder;
    }

    /// <summary>Maps <c>POST /ingest/{source}</c>, which is open to whoever signs with a secret of the source.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication MapIngest(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<IngestEndpoint>();
        app.MapPost("/ingest/{source}", endpoint.AnswerAsync).WithMetadata(new DisableRequestSizeLimitAttribute()).AllowAnonymous();
        return app;
    }

    private static QueueOptions Queues(WebApplicationBuilder builder) =>
        builder.Services.Select(static service => service.ImplementationInstance).OfType<QueueOptions>().Single();
}
