using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Documents;

/// <summary>A document that was parsed and validated; each of its operations is planned when it is first asked for.</summary>
internal sealed class PreparedDocument
{
    private readonly Schema schema;
    private readonly LimitOptions limits;
    private readonly OperationDefinitionNode[] operations;
    private readonly PreparedOperation?[] prepared;
    private readonly Dictionary<string, FragmentDefinitionNode> fragments;

    /// <summary>Takes a document.</summary>
    /// <param name="schema">The schema that it was validated against.</param>
    /// <param name="document">The document.</param>
    /// <param name="limits">What requests of it are held to.</param>
    public PreparedDocument(Schema schema, DocumentNode document, LimitOptions limits)
    {
        this.schema = schema;
        this.limits = limits;
        operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        prepared = new PreparedOperation?[operations.Length];
        fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(static f => f.Name.Value);
    }

    /// <summary>Whether it is a trusted one; set before its operations are asked for.</summary>
    public bool IsTrusted { get; set; }

    /// <summary>An operation of the document (GetOperation, section 6.1).</summary>
    /// <param name="name">Its name; null where the document has only one.</param>
    public PreparedOperation Operation(string? name)
    {
        var index = name is null
            ? operations.Length == 1 ? 0 : -1
            : Array.FindIndex(operations, o => o.Name?.Value == name);
        return index >= 0 ? prepared[index] ??= Prepare(operations[index]) : PreparedOperation.Refused(operations.Length switch
        {
            0 => "The document has no operation.",
            _ when name is null => "The document has several operations: operationName must say which one to execute.",
            _ => "The document has no operation of the name that operationName gives.",
        });
    }

    private PreparedOperation Prepare(OperationDefinitionNode operation)
    {
        if (schema.RootType(operation.Operation) is not { } root)
        {
            return PreparedOperation.Refused($"The schema has no root type for a {operation.Operation.ToString().ToLowerInvariant()}.");
        }

        var plan = new OperationPlan(schema, operation, root, fragments);
        return new PreparedOperation(plan) { Limits = new OperationLimits(plan, schema, limits), IsTrusted = IsTrusted };
    }
}
