using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.Api.Telemetry;

/// <summary>Keeps what people say, and who they are, out of the logs, however these are configured.</summary>
internal static class GuardedLogging
{
    /// <summary>Puts the guard before every log: the console, the collector, and whatever a host adds.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder GuardLogs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LoggerFactory>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(static services => new GuardedLoggerFactory(services.GetRequiredService<LoggerFactory>())));
        return builder;
    }
}
