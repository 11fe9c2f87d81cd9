using Continuity.Redis;
using Continuity.Redis.Ingest;
using Continuity.Redis.Time;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>
/// Looks for parts of calls that wait for a number for longer than they should, and records them as anonymous calls; and for those that a process left that died. Every instance does,
/// and two at once come to the same.
/// </summary>
internal sealed partial class WaitingCalls(IngestSources sources, IngestPlaces places, IngestScopes scopes, StoreTime time, ILogger<WaitingCalls> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var telephony = sources.All.Where(static source => source.Value.Kind == IngestKind.Telephony).ToList();
        if (telephony.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(telephony.Select(static source => source.Value.Telephony.AnonymousAfter).Append(Interval).Min());
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (name, options) in telephony)
            {
                await LookAsync(name, options, stoppingToken);
            }
        }
    }

    private async Task LookAsync(string source, IngestSourceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var name in await places.WaitingAsync(source, time.GetUtcNow() - options.Telephony.AnonymousAfter, AtOnce, cancellationToken))
            {
                await scopes.RunAsync(source, services => services.GetRequiredService<CallRecording>().TakeWaitingAsync(source, options, name, cancellationToken));
            }
        }
        catch (StoreUnavailableException)
        {
            // The next look finds them.
        }
#pragma warning disable CA1031 // One call that can't be recorded must not keep the others waiting for good.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFault(source, fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source}: parts of calls that wait could not be recorded ({Fault}).")]
    private partial void LogFault(string source, string fault);
}
