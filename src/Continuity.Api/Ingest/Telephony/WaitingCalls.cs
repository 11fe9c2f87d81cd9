using Continuity.Redis;
using Continuity.Redis.Ingest;
using Continuity.Redis.Time;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>
/// Looks for parts of calls that wait for a number for longer than they should, and records them as anonymous calls; and for those that a process left that died. Every instance does,
/// and two at once come to the same.
/// </summary>
internal sealed class WaitingCalls(IngestSources sources, IngestPlaces places, IngestScopes scopes, StoreTime time, IngestLog log) : BackgroundService
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

    // Those that could not be taken stay where they are: it is looked behind them, as behind one that is still there though it was taken.
    private async Task LookAsync(string source, IngestSourceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var before = time.GetUtcNow() - options.Telephony.AnonymousAfter;
            IReadOnlyList<string> names;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var left = 0;
            do
            {
                names = await places.WaitingAsync(source, before, left, AtOnce, cancellationToken);
                foreach (var name in names)
                {
                    left += seen.Add(name) && await TakeAsync(source, options, name, cancellationToken) ? 0 : 1;
                }
            }
            while (names.Count == AtOnce);
        }
        catch (StoreUnavailableException)
        {
            // The next look finds them.
        }
    }

    private async Task<bool> TakeAsync(string source, IngestSourceOptions options, string name, CancellationToken cancellationToken)
    {
        try
        {
            var isTaken = false;
            await scopes.RunAsync(
                source, async services => isTaken = await services.GetRequiredService<CallRecording>().TakeWaitingAsync(source, options, name, cancellationToken));
            return isTaken;
        }
#pragma warning disable CA1031 // One call that can't be recorded must not keep the others waiting for good.
        catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
        {
            IngestTelemetry.Answered(source, IngestKind.Telephony, IngestOutcome.Failed, fault.GetType().Name);
            log.WaitsOn(source, IngestOutcome.Failed, fault.GetType().Name);
            return false;
        }
    }
}
