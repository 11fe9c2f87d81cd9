using Continuity.Api.Staff;
using Continuity.Api.StartUp;
using Continuity.FollowUps;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.Api.FollowUps;

/// <summary>Registers what is owed to customers.</summary>
internal static class FollowUpRegistration
{
    /// <summary>Adds follow-ups, with the options of <c>Continuity:FollowUps</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddFollowUps(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:FollowUps").Get<FollowUpOptions>() ?? new FollowUpOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:FollowUps: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.TryAddScoped<CurrentRoster>();
        builder.Services.AddScoped<FollowUpReader>();
        builder.Services.AddScoped<FollowUpCommands>();
        return builder;
    }
}
