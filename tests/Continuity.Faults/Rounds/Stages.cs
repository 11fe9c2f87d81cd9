namespace Continuity.Faults.Rounds;

/// <summary>The stages that stand, so that all of them can be ended from outside.</summary>
internal sealed class Stages
{
    private readonly Lock gate = new();
    private readonly List<Stage> standing = [];
    private bool isAbandoned;

    /// <summary>Starts one. Once all are abandoned it never returns: nothing may begin any more, and nobody is to come to an end by himself.</summary>
    /// <param name="topology">On which topology.</param>
    /// <param name="random">What its network goes by.</param>
    public async Task<Stage> StartAsync(string topology, Random random)
    {
        if (Make(topology, random) is not { } stage)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan);
            throw new InvalidOperationException("No stage is started any more.");
        }

        try
        {
            await stage.StartAsync();
            return stage;
        }
        catch
        {
            await EndAsync(stage);
            throw;
        }
    }

    /// <summary>Ends one.</summary>
    /// <param name="stage">The stage.</param>
    public async Task EndAsync(Stage stage)
    {
        await stage.DisposeAsync();
        lock (gate)
        {
            standing.Remove(stage);
        }
    }

    /// <summary>Ends all of them, those too that are still being started.</summary>
    public async Task AbandonAsync()
    {
        List<Stage> left;
        lock (gate)
        {
            isAbandoned = true;
            left = [.. standing];
        }

        await Task.WhenAll(left.Select(static stage => stage.DisposeAsync().AsTask()));
    }

    // What it mounts is known from the moment it is there.
    private Stage? Make(string topology, Random random)
    {
        lock (gate)
        {
            if (isAbandoned)
            {
                return null;
            }

            var stage = new Stage(topology, random);
            standing.Add(stage);
            return stage;
        }
    }
}
