using Continuity.Api.StartUp;
using Continuity.Continuation;

namespace Continuity.Api.Continuation;

/// <summary>Registers what it takes to go on elsewhere.</summary>
internal static class ContinuationRegistration
{
    /// <summary>Adds continuation codes, with the options of <c>Continuity:Continuation</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddContinuation(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Continuation").Get<ContinuationOptions>() ?? new ContinuationOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Continuation: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<CodeIssuing>();
        builder.Services.AddScoped<SessionCode>();
        builder.Services.AddScoped<TicketByCode>();
        return builder;
    }
}
