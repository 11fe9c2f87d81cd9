using System.Globalization;
using System.Text.RegularExpressions;

namespace Continuity.Api.Tests.Hosting;

/// <summary>One run of the API's executable.</summary>
public sealed partial class ApiProcess : IAsyncDisposable
{
    private const int AnnouncementLines = 3;
    private readonly ChildProcess child;

    private ApiProcess(ChildProcess child) => this.child = child;

    /// <summary>Its process id.</summary>
    public int Id => child.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(AddressPattern().Match(Announcement[0]).Groups[1].Value);

    /// <summary>The first three lines on its console.</summary>
    public IReadOnlyList<string> Announcement => [.. child.Output.Take(AnnouncementLines)];

    /// <summary>All lines on its console so far.</summary>
    public IReadOnlyList<string> Output => child.Output;

    /// <summary>All lines on its error stream so far.</summary>
    public IReadOnlyList<string> Errors => child.Errors;

    /// <summary>The port of its embedded store, by the announcement.</summary>
    public int EmbeddedPort
    {
        get
        {
            TestTopology.IsNotTopology();
            return int.Parse(EmbeddedPattern().Match(Announcement[1]).Groups[1].Value, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts it, and waits for its announcement.</summary>
    /// <param name="settings">How.</param>
    public static async Task<ApiProcess> StartAsync(ApiSettings settings)
    {
        var child = Launch(settings);
        try
        {
            await child.WaitUntilAsync(lines => lines.Count >= AnnouncementLines);
            return new ApiProcess(child);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it where it must refuse to start.</summary>
    /// <param name="settings">How.</param>
    /// <returns>Its exit code and the lines of its two streams.</returns>
    public static async Task<(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)> RunToEndAsync(ApiSettings settings)
    {
        await using var child = Launch(settings);
        var exitCode = await child.WaitForExitAsync();
        return (exitCode, child.Output, child.Errors);
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public Task KillAsync() => child.KillAsync();

    /// <summary>SIGTERM; returns its exit code when it has ended.</summary>
    public async Task<int> StopAsync()
    {
        await Signal.SendAsync("TERM", Id);
        return await child.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static ChildProcess Launch(ApiSettings settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = settings.Environment,
            ["ASPNETCORE_URLS"] = null,
            ["Continuity__Embedded__Path"] = settings.DataPath,
            ["ConnectionStrings__Redis"] = settings.Redis,

            // On a machine that runs several suites at once a store is slow, and not away. What is about the deadline sets its own.
            ["Continuity__Store__Deadline"] = "00:00:20",
        };
        foreach (var (key, value) in settings.More)
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Continuity.Api.dll"), "--urls", settings.Urls], environment);
    }

    [GeneratedRegex(@"(http://[^\s;,]+)")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex EmbeddedPattern();
}
