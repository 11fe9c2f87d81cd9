namespace Continuity.Redis.Merging;

/// <summary>Takes no notice.</summary>
internal sealed class NoMergeObserver : IMergeObserver
{
    /// <inheritdoc/>
    public void Reached(MergeStep step)
    {
    }
}
