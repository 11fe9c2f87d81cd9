using System.Diagnostics;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Waits for what happens in the background.</summary>
internal static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
