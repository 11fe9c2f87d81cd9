using Continuity.Redis.Connection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Sweeps;

/// <summary>Looks again and again, in every process, whether something is left to do. A look that fails is logged, and the next one is made as if it had not been.</summary>
/// <param name="interval">From one look to the next.</param>
/// <param name="connection">While it is closed, nothing is looked for.</param>
/// <param name="log">Where a look that failed is told of.</param>
internal abstract partial class SweepService(TimeSpan interval, StoreConnection connection, ILogger log) : BackgroundService
{
    /// <summary>Whether there may ever be something to do: where not, it ends at the start.</summary>
    protected virtual bool IsNeeded => true;

    /// <summary>Looks once, and does what is left to do.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task SweepAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);
        while (IsNeeded && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (connection.IsOpen)
                {
                    await SweepAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(log, fault, GetType().Name, interval.TotalSeconds);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sweep}: a look failed; the next one is in {Seconds} s.")]
    private static partial void LogFailed(ILogger log, Exception fault, string sweep, double seconds);
}
