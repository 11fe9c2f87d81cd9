using Continuity.Api.Queues;
using Continuity.Api.Staff;
using Continuity.Api.StartUp;
using Continuity.Briefs;
using Continuity.Deadlines;
using Continuity.SelfService;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.Api.SelfService;

/// <summary>Registers self-service that notices when a customer struggles.</summary>
internal static class SelfServiceRegistration
{
    /// <summary>Adds it, with the options of <c>Continuity:SelfService</c>. The queues, threads and briefs must be added before.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds, or names a queue that there is not.</exception>
    public static WebApplicationBuilder AddSelfService(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:SelfService").Get<SelfServiceOptions>() ?? new SelfServiceOptions();
        var queues = builder.Configuration.GetSection("Continuity").Get<QueueOptions>() ?? new QueueOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Concat(Unknown(options, queues)).Select(static fault => $"Continuity:SelfService: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(static services => new AssistanceRules(
            services.GetRequiredService<SelfServiceOptions>(),
            services.GetRequiredService<DeadlineRules>(),
            services.GetRequiredService<BriefOptions>(),
            services.GetRequiredService<ThreadOptions>()));
        builder.Services.TryAddScoped<CurrentRoster>();
        builder.Services.AddScoped<AssistanceCommands>();
        builder.Services.AddScoped<AssistanceEvents>();
        return builder;
    }

    private static IEnumerable<string> Unknown(SelfServiceOptions options, QueueOptions queues) =>
        options.Queues.Where(queue => !queues.Queues.Contains(queue.Value)).Select(static queue => $"Queues:{queue.Key}: there is no queue '{queue.Value}' in Continuity:Queues.");
}
