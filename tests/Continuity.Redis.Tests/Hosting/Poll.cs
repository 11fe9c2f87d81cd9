using System.Diagnostics;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Poll
{
    // Only a test that fails waits as long: a machine with other work to do takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, "It did not come about.");
            await Task.Delay(10);
        }
    }
}
