namespace Continuity.GraphQL.Limits;

/// <summary>Whether a caller wants to know the price of a request.</summary>
public enum CostReport
{
    /// <summary>No.</summary>
    None,

    /// <summary>Yes, in <c>extensions.cost</c> of the answer.</summary>
    Report,

    /// <summary>The price alone, in the same place: nothing is executed.</summary>
    Validate,
}
