namespace Continuity.Redis.Commit;

/// <summary>How often a lost race is run again. Commands of one process line up, so that only as many ever race as there are instances.</summary>
internal static class Patience
{
    private const int Attempts = 200;
    private const int AtOnce = 2;
    private const int LongestWaitMs = 16;

    /// <summary>Waits before another attempt: not at all at first, then for a random time that grows to 16 ms.</summary>
    /// <param name="lost">How many attempts were lost.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">It was tried 200 times.</exception>
    public static Task WaitAsync(int lost, CancellationToken cancellationToken)
    {
        if (lost >= Attempts)
        {
            throw new StoreUnavailableException($"Others changed the same first, {Attempts} times over.");
        }

        var longest = Math.Min(LongestWaitMs, 1 << Math.Min(lost, 10));
#pragma warning disable CA5394 // Spreads attempts; keeps no secret.
        return lost <= AtOnce ? Task.CompletedTask : Task.Delay(Random.Shared.Next(longest + 1), cancellationToken);
#pragma warning restore CA5394
    }
}
