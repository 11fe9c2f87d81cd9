using System.Globalization;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Time;

namespace Continuity.Api.StartUp;

/// <summary>Registers the store, and opens it before the API listens.</summary>
internal static partial class StoreOpening
{
    private const string Section = "Continuity:Store";
    private const string Replicas = "Continuity:Redis:AcknowledgedReplicas";

    /// <summary>Where both are started at once, Redis may be there later. Kubernetes gives a start 120 s (the startupProbe in k8s/base), and a last attempt takes up to 15 s.</summary>
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    /// <summary>Adds the store at <c>ConnectionStrings:Redis</c>, with the options of <c>Continuity:Store</c>, and <c>Continuity:Redis:AcknowledgedReplicas</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of bounds.</exception>
    public static WebApplicationBuilder AddStore(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(Section).Get<RedisOptions>() ?? new RedisOptions();
        try
        {
            builder.Services.AddContinuityStore(options with
            {
                ConnectionString = builder.Configuration.GetConnectionString("Redis") ?? "",
                AcknowledgedReplicas = ReplicasIn(builder.Configuration) ?? options.AcknowledgedReplicas,
            });
        }
        catch (ArgumentException fault)
        {
            throw new StartUpRefusedException($"{Section}: {fault.Message}", fault);
        }

        return builder;
    }

    /// <summary>
    /// Connects to the store and checks that this program may use it; logs a warning for each setting of it that would lose data. Outside Development it waits for a store that is not there yet.
    /// </summary>
    /// <param name="app">The API.</param>
    /// <exception cref="StartUpRefusedException">The connection string can't be read.</exception>
    /// <exception cref="StoreUnavailableException">Redis can't be reached.</exception>
    /// <exception cref="StoreRefusedException">The store has another layout, or settings that Production refuses.</exception>
    public static async Task OpenStoreAsync(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<StoreStartUp>();
        try
        {
            foreach (var risk in await OpenAsync(app, store))
            {
                LogRisk(app.Logger, risk);
            }

            foreach (var shortage in store.Shortages)
            {
                LogShortage(app.Logger, shortage);
            }
        }
        catch (ArgumentException fault)
        {
            // The client's own message may hold a part of the string, and so of a password.
            throw new StartUpRefusedException("ConnectionStrings:Redis can't be read; it is written as host:port, with settings such as password=… or ssl=true behind commas.", fault);
        }
    }

    private static async Task<IReadOnlyList<string>> OpenAsync(WebApplication app, StoreStartUp store)
    {
        var time = app.Services.GetRequiredService<StoreTime>();
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.OpenAsync(app.Environment.IsProduction(), app.Lifetime.ApplicationStopping);
            }
            catch (StoreUnavailableException fault) when (!fault.IsRefusal && !app.Environment.IsDevelopment() && time.GetElapsedTime(started) < WaitsFor)
            {
                if (attempt == 1)
                {
                    LogWaiting(app.Logger, WaitsFor.TotalSeconds, fault.Message);
                }
            }

            await Task.Delay(LooksEvery, time, app.Lifetime.ApplicationStopping);
        }
    }

    private static int? ReplicasIn(ConfigurationManager configuration) => configuration[Replicas] is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) && replicas <= RedisOptions.MostReplicas
        ? replicas
        : throw new StartUpRefusedException($"{Replicas} must be a whole number from 0 to {RedisOptions.MostReplicas}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is not there yet; it is looked for each second, for {Seconds} s: {Reason}")]
    private static partial void LogWaiting(ILogger logger, double seconds, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis takes no commands yet: {Shortage}")]
    private static partial void LogShortage(ILogger logger, string shortage);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This Redis may lose what was acknowledged: {Risk}")]
    private static partial void LogRisk(ILogger logger, string risk);
}
