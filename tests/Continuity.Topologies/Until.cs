using System.Diagnostics;

namespace Continuity.Topologies;

/// <summary>Waits for what happens in a server.</summary>
internal static class Until
{
    // Only what fails waits as long: a machine with other work to do takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="isSo">Looks.</param>
    /// <param name="what">What is waited for, for the failure's message.</param>
    /// <exception cref="TimeoutException">It does not come about.</exception>
    public static async Task SoAsync(Func<Task<bool>> isSo, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"{what}: not within {Patience.TotalSeconds} s.");
            }

            await Task.Delay(20);
        }
    }
}
