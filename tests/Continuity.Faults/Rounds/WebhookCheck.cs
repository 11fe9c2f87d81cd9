using System.Diagnostics;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Holds what the receiver of the webhooks was sent against what was offered: each offer once at least.</summary>
internal static class WebhookCheck
{
    // A lease must run out first where the instance that sent was killed, and then what waits is sent one after another.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until all has come, and says what has not; nothing where the store's time was moved, by which leases and pauses go that were begun an hour ahead.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="scene">The round, with what was offered in it.</param>
    public static async Task<IReadOnlyList<Finding>> FindAsync(Stage stage, Scene scene)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var missing = scene.OffersOn.Where(one => stage.Receiver.OffersOn(one.Key) < one.Value).ToList();
            if (missing.Count == 0 || scene.IsTimeMoved)
            {
                return [];
            }

            if (watch.Elapsed > Patience)
            {
                return [.. missing.Select(one => new Finding(FindingKind.Lost, $"{one.Key}: {stage.Receiver.OffersOn(one.Key)} of {one.Value} offers were told by a webhook."))];
            }

            await Task.Delay(100);
        }
    }
}
