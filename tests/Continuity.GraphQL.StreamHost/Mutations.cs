namespace Continuity.GraphQL.StreamHost;

/// <summary>What can be done.</summary>
[MutationType]
public static class Mutations
{
    /// <summary>Tells every subscriber of <c>pushed</c> the numbers from 1 to another.</summary>
    public static int Push([Service] Sources sources, int count)
    {
        sources.Push(count);
        return count;
    }
}
