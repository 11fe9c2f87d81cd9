using System.Diagnostics;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Poll
{
    // Only a test that fails waits as long: a machine with other work to do takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until something is so, and fails where it does not come about.</summary>
    /// <param name="isSo">Whether it is so.</param>
    /// <param name="pause">How long to wait between two questions (ms): where asking is work for the machine, longer.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, int pause = 10)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, "It did not come about.");
            await Task.Delay(pause);
        }
    }
}
