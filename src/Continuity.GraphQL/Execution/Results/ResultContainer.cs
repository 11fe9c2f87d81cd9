using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>An object or a list of a result.</summary>
internal struct ResultContainer
{
    /// <summary>What the object's fields are; null for a list.</summary>
    public ObjectPlan? Plan;

    /// <summary>Where it stands.</summary>
    public ResultPlace Place;

    /// <summary>Where its text starts in the result's buffer.</summary>
    public int Start;

    /// <summary>Where its text ends; 0 until it is closed.</summary>
    public int End;

    /// <summary>Whether null may not stand in its place.</summary>
    public bool IsNonNull;

    /// <summary>Whether null stands in its place after all. What is in it, if anything, is not part of the response.</summary>
    public bool IsNull;
}
