using Continuity.Api.Telemetry;

namespace Continuity.Api.StartUp;

/// <summary>Runs the API from its start to its end.</summary>
internal static class ApiRun
{
    /// <summary>Starts, announces itself, and returns when a signal or a fault has ended it.</summary>
    /// <param name="app">The API.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunToEndAsync(this WebApplication app)
    {
        await app.StartAsync();
        TelemetryRegistration.TellZeros();
        app.Services.GetRequiredService<StartUpLog>().Started();
        await Announcement.WriteAsync(app, Console.Out);
        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }
}
