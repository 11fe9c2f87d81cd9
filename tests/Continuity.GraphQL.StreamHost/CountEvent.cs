namespace Continuity.GraphQL.StreamHost;

/// <summary>A number, and what makes it longer.</summary>
public sealed record CountEvent(int N, string Padding);
