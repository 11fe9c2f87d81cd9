using System.Diagnostics;

namespace Continuity.Benchmarks.Briefs;

/// <summary>How long answers took.</summary>
/// <param name="Median">The median, in ms.</param>
/// <param name="Late">What 99 of 100 stayed under, in ms.</param>
/// <param name="EachSecond">How many answers there were a second.</param>
internal readonly record struct Latencies(double Median, double Late, double EachSecond)
{
    /// <summary>Lets many ask at once, each again and again.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="pause">How long each waits after an answer, the first time a share of that, so that they don't ask in step; none to ask without end.</param>
    /// <param name="span">How long they go on.</param>
    /// <param name="ask">Asks; the number is the caller's.</param>
    public static async Task<Latencies> MeasureAsync(int callers, TimeSpan pause, TimeSpan span, Func<int, Task> ask)
    {
        var whole = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var taken = new List<double>();
            await Task.Delay(pause * (caller / (double)callers));
            while (whole.Elapsed < span)
            {
                var watch = Stopwatch.GetTimestamp();
                await ask(caller);
                taken.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause);
                }
            }

            return taken;
        })));
        var elapsed = whole.Elapsed.TotalSeconds;
        var sorted = all.SelectMany(static taken => taken).Order().ToList();
        return new(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)], sorted.Count / elapsed);
    }
}
