using Continuity.Redis.Merging;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>Ends a caller's command at a commit of its merge, as the end of its process would: nothing of what it had left to do is done by it.</summary>
internal sealed class DyingObserver : IMergeObserver
{
    private readonly AsyncLocal<Life?> life = new();

    /// <summary>Lets the commands of the caller die at a commit of a merge, counted from 1; 0 for never.</summary>
    public void DieAt(int commit) => life.Value = commit > 0 ? new(commit) : null;

    public void Reached(MergeStep step)
    {
        if (life.Value is { } mine && Interlocked.Decrement(ref mine.Left) <= 0)
        {
            throw new DiedException();
        }
    }

    private sealed class Life(int left)
    {
        public int Left = left;
    }
}
