using Continuity.Api.StartUp;
using Continuity.Deadlines;
using Continuity.FollowUps;
using Continuity.Handoffs;

namespace Continuity.Api.Handoffs;

/// <summary>Registers handoffs.</summary>
internal static class HandoffRegistration
{
    /// <summary>Adds handoffs, with the options of <c>Continuity:Handoffs</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddHandoffs(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Handoffs").Get<HandoffOptions>() ?? new HandoffOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Handoffs: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(static services => new DeadlineRules(services.GetRequiredService<HandoffOptions>(), services.GetRequiredService<FollowUpOptions>()));
        builder.Services.AddScoped<HandoffCommands>();
        builder.Services.AddScoped<HandoffReader>();
        return builder;
    }
}
