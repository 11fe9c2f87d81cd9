using Continuity.Api.StartUp;
using Continuity.Handoffs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.Api.Handoffs;

/// <summary>Registers the ownership of tickets.</summary>
internal static class OwnershipRegistration
{
    /// <summary>Adds offers of ownership, with the options of <c>Continuity:Handoffs</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddOwnership(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Handoffs").Get<HandoffOptions>() ?? new HandoffOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Handoffs: {fault}"));
        builder.Services.TryAddSingleton(options);
        builder.Services.AddScoped<OwnershipCommands>();
        builder.Services.AddScoped<OwnershipReader>();
        return builder;
    }
}
