namespace Continuity.Redis.Merging;

/// <summary>Is told of each step of a merge or its undoing once it is committed: for tests that end the process there.</summary>
internal interface IMergeObserver
{
    /// <summary>Tells of a step.</summary>
    /// <param name="step">The step that was committed.</param>
    void Reached(MergeStep step);
}
