using Continuity.Api.StartUp;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Registers problem reports and trends.</summary>
internal static class ProblemReportRegistration
{
    /// <summary>Adds problem reports and trends, with the options of <c>Continuity:ProblemReports</c> and <c>Continuity:Trends</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddProblemReports(this WebApplicationBuilder builder)
    {
        var reports = builder.Configuration.GetSection("Continuity:ProblemReports").Get<ProblemReportOptions>() ?? new ProblemReportOptions();
        var trends = builder.Configuration.GetSection("Continuity:Trends").Get<TrendOptions>() ?? new TrendOptions();
        StartUpRefusedException.ThrowIfAny(
            reports.Validate().Select(static fault => $"Continuity:ProblemReports: {fault}").Concat(trends.Validate().Select(static fault => $"Continuity:Trends: {fault}")));
        builder.Services.AddSingleton(reports);
        builder.Services.AddSingleton(trends);
        builder.Services.AddScoped<ProblemReportCommands>();
        builder.Services.AddScoped<ProblemReportReader>();
        builder.Services.AddScoped<TrendReader>();
        return builder;
    }
}
