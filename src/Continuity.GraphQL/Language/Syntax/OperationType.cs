namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The three kinds of operation (section 2.3).</summary>
public enum OperationType
{
    /// <summary>A read without side effects.</summary>
    Query,

    /// <summary>A write, followed by a read.</summary>
    Mutation,

    /// <summary>A request that goes on, answered once for each event.</summary>
    Subscription,
}
