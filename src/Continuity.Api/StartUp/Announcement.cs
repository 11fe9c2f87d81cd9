using Continuity.Api.Embedded;
using Microsoft.Extensions.Logging.Console;

namespace Continuity.Api.StartUp;

/// <summary>The three lines that the console gets when the API has started.</summary>
internal static partial class Announcement
{
    /// <summary>Writes where the API is, where the store and its data are, and what to do next; as logs where the console is for programs to read.</summary>
    /// <param name="app">The API, started.</param>
    /// <param name="output">Where to.</param>
    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        var log = app.Services.GetRequiredService<ILogger<StartUpLog>>();
        foreach (var line in Lines(app))
        {
            if (app.Configuration["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json)
            {
                LogLine(log, line);
            }
            else
            {
                await output.WriteLineAsync(line);
            }
        }
    }

    private static IEnumerable<string> Lines(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? "(no address)";
        yield return $"Continuity listens on {string.Join(" and ", app.Urls)} ({app.Environment.EnvironmentName}); GraphQL at {address}/graphql.";
        yield return app.Services.GetService<EmbeddedStore>() is { } embedded
            ? $"The store is an embedded Garnet on 127.0.0.1:{embedded.Port}; its data is in {embedded.DataPath}."
            : $"The store is Redis at {Servers(app.Configuration.GetConnectionString("Redis"))}; its data is there.";
        yield return app.Environment.IsDevelopment()
            ? $$"""Next, a token: curl -s {{address}}/dev/token -H 'Content-Type: application/json' -d '{"role":"agent","id":"ana","name":"Ana"}' (README.md tells a story to paste)."""
            : $"Next: {address}/health/ready says whether it can serve; callers bring a token of the issuer in Authentication:Schemes:Bearer.";
    }

    /// <summary>A connection string may hold a password: only the servers in it are shown.</summary>
    private static string Servers(string? connectionString) =>
        string.Join(", ", (connectionString ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static part => !part.Contains('=', StringComparison.Ordinal)));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
