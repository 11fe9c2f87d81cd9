using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Execution;

/// <summary>Tells where in the response a place is.</summary>
internal interface IPathSource
{
    /// <summary>Names and list indexes from the root.</summary>
    /// <param name="place">A place in the result.</param>
    IReadOnlyList<object> PathAt(ResultPlace place);
}
