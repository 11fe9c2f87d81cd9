using Continuity.Api.StartUp;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Registers service recovery.</summary>
internal static class RecoveryRegistration
{
    /// <summary>Adds service recovery, with the options of <c>Continuity:Recovery</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddRecovery(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Recovery").Get<RecoveryOptions>() ?? new RecoveryOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Recovery: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<RecoveryReader>();
        builder.Services.AddScoped<RecoveryCommands>();
        return builder;
    }
}
