using System.Diagnostics;
using System.Globalization;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Looks in Redis for what the API can't tell: what was committed and never left its partition, and what fell due and was never looked at.</summary>
internal static class StoreCheck
{
    private const int LateSeconds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Read alone, on the node itself: what is left to tell, and the homes in which something fell due a while ago.
    private static readonly string Left = string.Create(
        CultureInfo.InvariantCulture,
        $"EVAL \"local late = (redis.call('TIME')[1] - {LateSeconds}) * 1000; local left = #redis.call('KEYS', '*:outbox') + #redis.call('KEYS', '*:telling:*'); local due = 0; for _, key in ipairs(redis.call('KEYS', '*}}:due')) do due = due + redis.call('ZCOUNT', key, '-inf', late) end; return left .. ' ' .. due\" 0");

    /// <summary>Waits until nothing is left, and says what is all the same.</summary>
    /// <param name="stage">Where.</param>
    public static async Task<IReadOnlyList<Finding>> FindAsync(Stage stage)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var (left, due) = (0, 0);
            foreach (var primary in await stage.Redis.PrimariesAsync())
            {
                var said = (await primary.AskAsync(Left)).Split(' ');
                left += int.Parse(said[0], CultureInfo.InvariantCulture);
                due += int.Parse(said[1], CultureInfo.InvariantCulture);
            }

            if (left + due == 0)
            {
                return [];
            }

            if (watch.Elapsed > Patience)
            {
                return [new(FindingKind.Unsettled, $"{left} keys of what is to be told are left in Redis, and {due} homes in which something fell due over {LateSeconds} s ago.")];
            }

            await Task.Delay(500);
        }
    }
}
