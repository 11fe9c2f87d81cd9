using Continuity.Api.StartUp;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>Registers the webhooks.</summary>
internal static class WebhookRegistration
{
    private const string Section = "Continuity:Webhooks";
    private const int MostEndpoints = 50;

    /// <summary>Adds the endpoints of <c>Continuity:Webhooks</c>, and who sends to them.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddWebhooks(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var options = builder.Configuration.GetSection(Section).GetChildren()
            .Select(static child => (Name: child.Key, Options: child.Get<WebhookOptions>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new WebhookOptions()))
            .OrderBy(static one => one.Name, StringComparer.Ordinal)
            .ToList();
        StartUpRefusedException.ThrowIfAny(
        [
            .. options.Count > MostEndpoints ? [$"{Section} may have {MostEndpoints} endpoints."] : Array.Empty<string>(),
            .. options.SelectMany(one => one.Options.Validate(one.Name, isDevelopment).Select(fault => $"{Section}:{one.Name}: {fault}")),
        ]);
        var settings = new WebhookSettings([.. options.Select(one => new WebhookEndpoint(one.Name, one.Options, !isDevelopment && !one.Options.AllowPrivateAddresses))]);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new WebhookSubscriptions([.. settings.Endpoints.Select(static one => one.Subscription)]));
        builder.Services.AddSingleton<WebhookLog>();
        builder.Services.AddSingleton<WebhookService>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<WebhookService>());
        builder.Services.AddScoped<WebhookCommands>();
        builder.Services.AddScoped<WebhookPages>();
        return builder;
    }
}
