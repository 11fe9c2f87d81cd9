using Continuity.Redis.Connection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Staff;

/// <summary>Finishes, in every process, what was begun when an agent left, whichever process began it. Where nobody has left, it costs one GET every five seconds.</summary>
internal sealed partial class ReassignmentSweep(Reassignment reassignment, StoreConnection connection, ILogger<ReassignmentSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (connection.IsOpen)
                {
                    await reassignment.SweepAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be looked whether agents have left; the next look is in five seconds.")]
    private partial void LogFailed(Exception fault);
}
