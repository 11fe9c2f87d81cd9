namespace Continuity.GraphQL.StreamHost;

/// <summary>What can be asked.</summary>
[QueryType]
public static class Queries
{
    public static string Hello() => "you";

    /// <summary>How many sources are being read.</summary>
    public static int Open([Service] Sources sources) => sources.Open;
}
