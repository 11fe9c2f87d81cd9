using Continuity.Api.StartUp;
using Continuity.Merging;

namespace Continuity.Api.Merging;

/// <summary>Registers merges of customers.</summary>
internal static class MergingRegistration
{
    /// <summary>Adds merges of customers.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddMerging(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Merging").Get<MergeOptions>() ?? new MergeOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Merging: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<ProvedMerging>();
        builder.Services.AddScoped<ClaimedMerging>();
        builder.Services.AddScoped<StayedSessions>();
        builder.Services.AddScoped<MergePreviews>();
        builder.Services.AddScoped<MergeReading>();
        builder.Services.AddScoped<CustomerMerging>();
        builder.Services.AddScoped<SuggestionDismissal>();
        return builder;
    }
}
