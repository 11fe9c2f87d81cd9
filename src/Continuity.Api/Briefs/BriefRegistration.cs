using Continuity.Api.StartUp;
using Continuity.Briefs;

namespace Continuity.Api.Briefs;

/// <summary>Registers briefs.</summary>
internal static class BriefRegistration
{
    /// <summary>Adds briefs, with the options of <c>Continuity:Briefs</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddBriefs(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Briefs").Get<BriefOptions>() ?? new BriefOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Briefs: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<BriefCommands>();
        builder.Services.AddScoped<BriefReading>();
        return builder;
    }
}
