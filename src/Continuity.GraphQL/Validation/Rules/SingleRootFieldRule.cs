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
        var fields = RootFields(operation, root, name, context, out var isPartial);
        if (fields.Count == 0 && isPartial)
        {
            context.Report($"{name} must have one root field, and has none: no fragment of its root is on \"{root!.Name}\".", operation);
        }

        foreach (var field in fields)
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

    /// <summary>The fields at the root in order, fragments opened (CollectSubscriptionFields). A fragment whose type does not apply is left out, and makes them partial.</summary>
    private static List<FieldNode> RootFields(OperationDefinitionNode operation, ObjectType? root, string name, ValidationContext context, out bool isPartial)
    {
        isPartial = false;
        var fields = new List<FieldNode>();
        var visited = new HashSet<string>();
        var path = new Stack<(SelectionSetNode Set, int Next)>([(operation.SelectionSet, 0)]);
        while (path.TryPop(out var step))
        {
            if (step.Next == step.Set.Selections.Count)
            {
                continue;
            }

            path.Push((step.Set, step.Next + 1));
            switch (step.Set.Selections[step.Next])
            {
                case FieldNode field:
                    CheckConditions(field.Directives, name, context);
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline:
                    CheckConditions(inline.Directives, name, context);
                    Open(inline.TypeCondition, inline.SelectionSet, ref isPartial);
                    break;
                case FragmentSpreadNode spread:
                    CheckConditions(spread.Directives, name, context);
                    if (visited.Add(spread.Name.Value) && context.FindFragment(spread.Name.Value) is { } fragment)
                    {
                        Open(fragment.TypeCondition, fragment.SelectionSet, ref isPartial);
                    }

                    break;
            }
        }

        return fields;

        void Open(NamedTypeNode? condition, SelectionSetNode selections, ref bool isPartial)
        {
            if (condition is null || root is null || Applies(condition.Name.Value, root, context.Schema))
            {
                path.Push((selections, 0));
            }
            else
            {
                isPartial = true;
            }
        }
    }

    private static bool Applies(string condition, ObjectType root, Schema schema) => schema.Types.GetValueOrDefault(condition) switch
    {
        ObjectType type => ReferenceEquals(type, root),
        IAbstractType type => schema.IsPossibleType(type, root),
        _ => true,
    };

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
