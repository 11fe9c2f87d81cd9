namespace Continuity.GraphQL.Execution.Planning;

/// <summary>How a value is completed (section 6.4.3).</summary>
internal enum ShapeKind
{
    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>An enum's value.</summary>
    Enum,

    /// <summary>A list of values of one shape.</summary>
    List,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An object whose type is told by its value.</summary>
    Abstract,
}
