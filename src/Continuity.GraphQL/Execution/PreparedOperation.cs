using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits;

namespace Continuity.GraphQL.Execution;

/// <summary>An operation that is ready to be executed, or why it cannot be.</summary>
public sealed class PreparedOperation
{
    internal PreparedOperation(OperationPlan plan) => Plan = plan;

    internal PreparedOperation(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    /// <summary>Why it cannot be executed; empty where it can.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; } = [];

    /// <summary>Which kind of operation it is; null where it cannot be executed.</summary>
    public OperationType? Kind => Plan?.Node.Operation;

    /// <summary>The operation's name; null where it has none, or cannot be executed.</summary>
    public string? Name => Plan?.Node.Name?.Value;

    internal OperationPlan? Plan { get; }

    /// <summary>Whether it is one of a trusted document.</summary>
    internal bool IsTrusted { get; init; }

    /// <summary>What its requests are held to; null where it cannot be executed.</summary>
    internal OperationLimits? Limits { get; init; }

    internal static PreparedOperation Refused(string reason) =>
        new([new GraphQLError(reason).WithCode("OPERATION_RESOLUTION_FAILED")]);
}
