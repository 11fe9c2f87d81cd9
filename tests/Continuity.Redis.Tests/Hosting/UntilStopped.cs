namespace Continuity.Redis.Tests.Hosting;

/// <summary>Goes on with something while a server is killed and started, and while a machine with other work to do lets it wait.</summary>
internal static class UntilStopped
{
    /// <summary>Does something again and again.</summary>
    /// <param name="act">What is done; where the store can't be reached, it is done anew.</param>
    /// <param name="stop">Ends it, after what is being done.</param>
    /// <returns>How often the store could not be reached.</returns>
    public static async Task<int> RepeatAsync(Func<Task> act, CancellationToken stop)
    {
        var failed = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await act();
            }
            catch (StoreUnavailableException)
            {
                failed++;
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        return failed;
    }
}
