using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.StartUp;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Registers threads: sessions and entries.</summary>
internal static class ThreadRegistration
{
    /// <summary>Adds threads: sessions and entries.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of its bounds.</exception>
    public static WebApplicationBuilder AddThreads(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Continuity:Threads").Get<ThreadOptions>() ?? new ThreadOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate().Select(static fault => $"Continuity:Threads: {fault}"));
        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<SessionStart>();
        builder.Services.AddScoped<EmailReplies>();
        builder.Services.AddScoped<SessionCommands>();
        builder.Services.AddSingleton<RecordingOptions>();
        builder.Services.AddScoped<EntryRecording>();
        builder.Services.AddScoped<EntryPages>();
        builder.Services.AddScoped<EntryPlaces>();
        builder.Services.AddScoped<EntryEvents>();
        builder.Services.AddScoped<NodeReader>();
        builder.Services.AddScoped<Reader>();
        return builder;
    }
}
