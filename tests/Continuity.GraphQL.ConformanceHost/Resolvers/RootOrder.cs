namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>Counts a mutation's root fields in one request, so that their values tell the order in which they were executed.</summary>
internal sealed class RootOrder
{
    /// <summary>How many have started.</summary>
    public int Started { get; set; }
}
