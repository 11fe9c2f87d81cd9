using System.Diagnostics;
using System.Globalization;
using Continuity.Api.Tests.Hosting;
using Continuity.Topologies;

namespace Continuity.Faults.Instances;

/// <summary>One instance of the API, at the same address in each of its runs.</summary>
/// <param name="settings">Its settings, by key with colons.</param>
internal sealed class ApiInstance(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    /// <summary>Another build of the API than the one beside this command: the path of its Continuity.Api.dll.</summary>
    public const string OtherBuild = "CONTINUITY_TEST_API";
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);
    private readonly int port = FreePort.Next();
    private readonly Lock gate = new();
    private readonly List<(long From, long Until)> away = [];
    private ChildProcess? child;
    private long came;
    private volatile bool isEnded;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    public bool IsUp { get; private set; }

    /// <summary>All that it wrote in this run.</summary>
    public IReadOnlyList<string> Output => child?.Output ?? [];

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="environment">More of its environment, for this run only.</param>
    public async Task StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        if (child is not null)
        {
            await child.DisposeAsync();
        }

        var variables = new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = null, ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" };
        foreach (var (key, value) in settings)
        {
            variables[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            variables[key] = value;
        }

        var build = Environment.GetEnvironmentVariable(OtherBuild) is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, "Continuity.Api.dll");
        ObjectDisposedException.ThrowIf(isEnded, this);
        child = ChildProcess.Start("dotnet", [build, "--urls", Address.ToString()], variables);
        await child.WaitUntilAsync(static lines => lines.Any(static line => line.StartsWith("Continuity listens on ", StringComparison.Ordinal)));
        Came();
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        Went();
        await child!.KillAsync();
    }

    /// <summary>SIGTERM; returns its exit code when it has ended.</summary>
    public async Task<int> StopAsync()
    {
        Went();
        using var kill = Process.Start("kill", ["-TERM", child!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await child.WaitForExitAsync();
    }

    /// <summary>Whether it was away at some time within a call, so that the call may well have found nobody.</summary>
    /// <param name="from">When the call began: a timestamp.</param>
    /// <param name="until">When it ended.</param>
    public bool WasAway(long from, long until)
    {
        lock (gate)
        {
            return away.Any(span => span.From <= until && span.Until >= from);
        }
    }

    /// <summary>Whether it was started so short a time before that it still compiles itself.</summary>
    /// <param name="at">A timestamp.</param>
    public bool WasCold(long at)
    {
        lock (gate)
        {
            return !IsUp || Stopwatch.GetElapsedTime(came, at) < Warm;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A fault that goes on meanwhile must not start it again.
        isEnded = true;
        if (child is not null)
        {
            await child.DisposeAsync();
        }
    }

    private void Went()
    {
        lock (gate)
        {
            IsUp = false;
            away.Add((Stopwatch.GetTimestamp(), long.MaxValue));
        }
    }

    private void Came()
    {
        lock (gate)
        {
            IsUp = true;
            came = Stopwatch.GetTimestamp();
            if (away is [.., { Until: long.MaxValue }])
            {
                // A moment more: a connection that it left behind may be found closed by the next call.
                away[^1] = (away[^1].From, Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2));
            }
        }
    }
}
