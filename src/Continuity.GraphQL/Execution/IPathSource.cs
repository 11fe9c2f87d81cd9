namespace Continuity.GraphQL.Execution;

/// <summary>Tells the place in the response of a position in it.</summary>
internal interface IPathSource
{
    /// <summary>Names and list indexes from the root.</summary>
    /// <param name="position">A position in the result.</param>
    IReadOnlyList<object> PathAt(int position);
}
