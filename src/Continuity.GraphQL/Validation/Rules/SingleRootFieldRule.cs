using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.2.4.1: a subscription has one root field, which is not introspection's and not subject to <c>@skip</c> or <c>@include</c>.</summary>
internal sealed class SingleRootFieldRule : IOperationRule
{
    public void Check(OperationDefinitionNode operation, ObjectType? root, ValidationContext context)
    {
        if (operation.Operation != OperationType.Subscription)
        {
            return;
        }

        var name = operation.Name is null ? "The subscription" : $"Subscription \"{ErrorMessage.Excerpt(operation.Name.Value)}\"";
        string? first = null;
        foreach (var field in RootFields(operation, name, context))
        {
            var response = (field.Alias ?? field.Name).Value;
            first ??= response;
            if (response != first)
            {
                context.Report($"{name} must have one root field, and has \"{response}\" beside \"{first}\".", field);
            }

            if (field.Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report($"{name} must not have the introspection field \"{field.Name.Value}\" as its root field.", field);
            }
        }
    }

    /// <summary>The fields at the root, fragments opened. Whether a fragment's type applies is not asked: at the root, one that does not is refused by its own rule.</summary>
    private static List<FieldNode> RootFields(OperationDefinitionNode operation, string name, ValidationContext context)
    {
        var fields = new List<FieldNode>();
        var visited = new HashSet<string>();
        var pending = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        CheckConditions(field.Directives, name, context);
                        fields.Add(field);
                        break;
                    case InlineFragmentNode inline:
                        CheckConditions(inline.Directives, name, context);
                        pending.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread:
                        CheckConditions(spread.Directives, name, context);
                        if (visited.Add(spread.Name.Value) && context.FindFragment(spread.Name.Value) is { } fragment)
                        {
                            pending.Push(fragment.SelectionSet);
                        }

                        break;
                }
            }
        }

        return fields;
    }

    private static void CheckConditions(IReadOnlyList<DirectiveNode> directives, string name, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                context.Report($"{name} must not use \"@{directive.Name.Value}\" at its root.", directive);
            }
        }
    }
}
