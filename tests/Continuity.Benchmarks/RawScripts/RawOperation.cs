using StackExchange.Redis;

namespace Continuity.Benchmarks.RawScripts;

/// <summary>The calls to Redis that one request came to, in waves: those of one travel together, and the next is sent when all of the one before are answered.</summary>
internal sealed class RawOperation
{
    private readonly Lock gate = new();
    private readonly List<List<RecordedCall>> waves = [];
    private int open;

    /// <summary>How many calls there are.</summary>
    public int Calls => waves.Sum(static wave => wave.Count);

    /// <summary>Notes a call and makes it.</summary>
    /// <typeparam name="T">Its answer.</typeparam>
    /// <param name="recorded">The call, to be made again.</param>
    /// <param name="call">Makes it now.</param>
    public async Task<T> NoteAsync<T>(RecordedCall recorded, Func<Task<T>> call)
    {
        lock (gate)
        {
            if (open++ == 0)
            {
                waves.Add([]);
            }

            waves[^1].Add(recorded);
        }

        try
        {
            return await call();
        }
        finally
        {
            lock (gate)
            {
                open--;
            }
        }
    }

    /// <summary>Makes its calls again.</summary>
    /// <param name="database">The client.</param>
    public async Task RepeatAsync(IDatabase database)
    {
        foreach (var wave in waves)
        {
            if (wave is [var only])
            {
                await only(database);
                continue;
            }

            await Task.WhenAll(wave.Select(call => call(database)));
        }
    }
}
