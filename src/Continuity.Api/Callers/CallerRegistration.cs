using Continuity.Api.Staff;

namespace Continuity.Api.Callers;

/// <summary>Registers what is known of those who make requests.</summary>
internal static class CallerRegistration
{
    /// <summary>Adds what is known of those who make requests.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentCaller>();
        builder.Services.AddScoped<ViewerReader>();
        builder.Services.AddScoped<AgentPages>();
        builder.Services.AddScoped<CurrentRoster>();
        builder.Services.AddScoped<StaffCommands>();
        return builder;
    }
}
