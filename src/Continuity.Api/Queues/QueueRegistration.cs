using Continuity.Api.StartUp;

namespace Continuity.Api.Queues;

/// <summary>Registers the queues.</summary>
internal static class QueueRegistration
{
    /// <summary>Reads the queues from the configuration, as the singleton <see cref="QueueOptions"/>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">They are not as they must be.</exception>
    public static WebApplicationBuilder AddQueues(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity").Get<QueueOptions>() ?? new QueueOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate());
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Rules);
        return builder;
    }
}
