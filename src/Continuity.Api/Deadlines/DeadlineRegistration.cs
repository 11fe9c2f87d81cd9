using Continuity.Api.StartUp;
using Continuity.Redis.Deadlines;

namespace Continuity.Api.Deadlines;

/// <summary>Registers how this process takes part in settling what falls due.</summary>
internal static class DeadlineRegistration
{
    /// <summary>Adds the options of <c>Continuity:Deadlines</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddDeadlines(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Deadlines").Get<DeadlineOptions>() ?? new DeadlineOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Deadlines: {fault}"));
        builder.Services.AddSingleton(options);
        return builder;
    }
}
