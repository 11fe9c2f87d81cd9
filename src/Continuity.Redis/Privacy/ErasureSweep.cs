using Continuity.Redis.Connection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Privacy;

/// <summary>Does the rest of the erasures that a crash left, every five seconds.</summary>
internal sealed partial class ErasureSweep(Erasures erasures, StoreConnection connection, ILogger<ErasureSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (connection.IsOpen)
                {
                    await erasures.SweepAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Erasures could not be gone on with; the next look is in five seconds.")]
    private partial void LogFailed(Exception fault);
}
