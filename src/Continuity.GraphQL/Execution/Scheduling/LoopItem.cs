namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>Something that a request's loop goes on with.</summary>
internal abstract class LoopItem
{
    /// <summary>Goes on with it. Called within the loop, one at a time.</summary>
    public abstract void Run();
}
