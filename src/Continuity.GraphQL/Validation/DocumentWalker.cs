using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>
/// The one walk over a document: it keeps the types that are expected at each place, calls the rules there, and writes down what each
/// definition uses. It goes as deep as the parser let the document nest; spreads are not followed.
/// </summary>
internal sealed class DocumentWalker
{
    private readonly ValidationContext context;
    private readonly RuleSet rules;
    private readonly ArgumentWalker arguments;
    private int scopes;

    public DocumentWalker(ValidationContext context, RuleSet rules)
    {
        this.context = context;
        this.rules = rules;
        arguments = new ArgumentWalker(context, rules);
    }

    public void Walk()
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (context.IsDone)
            {
                return;
            }

            switch (definition)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
            }
        }
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        var usages = new DefinitionUsages(operation);
        context.Operations.Add(usages);
        var root = context.Schema.RootType(operation.Operation);
        foreach (var rule in rules.Operation)
        {
            rule.Check(operation, root, context);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            arguments.WalkVariable(variable, usages);
        }

        arguments.WalkDirectives(operation.Directives, ExecutableDirectiveLocation.Of(operation.Operation), usages);
        usages.Selections = WalkNewScope(operation.SelectionSet, root, usages);
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        var usages = new DefinitionUsages(fragment);
        context.AddFragmentUsages(fragment, usages);
        arguments.WalkDirectives(fragment.Directives, ExecutableDirectiveLocation.FragmentDefinition, usages);
        usages.Selections = WalkNewScope(fragment.SelectionSet, CheckTypeCondition(fragment.TypeCondition), usages);
    }

    private SelectionScope WalkNewScope(SelectionSetNode selections, NamedType? parent, DefinitionUsages usages)
    {
        var scope = new SelectionScope(scopes++);
        WalkSelections(selections, parent, usages, scope);
        return scope;
    }

    private void WalkSelections(SelectionSetNode selections, NamedType? parent, DefinitionUsages usages, SelectionScope scope)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var selection in selections.Selections)
        {
            if (context.IsDone)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode field:
                    WalkField(field, parent, usages, scope);
                    break;
                case FragmentSpreadNode spread:
                    WalkSpread(spread, parent, usages, scope);
                    break;
                case InlineFragmentNode inline:
                    WalkInline(inline, parent, usages, scope);
                    break;
            }
        }
    }

    private void WalkField(FieldNode field, NamedType? parent, DefinitionUsages usages, SelectionScope scope)
    {
        var definition = parent is null ? null : context.Schema.FindField(parent, field.Name.Value);
        if (parent is not null)
        {
            foreach (var rule in rules.Field)
            {
                rule.Check(field, parent, definition, context);
            }
        }

        arguments.WalkArguments(field.Arguments, new ArgumentOwner(field, parent, field.Name.Value, definition?.Arguments), usages);
        arguments.WalkDirectives(field.Directives, ExecutableDirectiveLocation.Field, usages);
        var selections = field.SelectionSet is { } set ? WalkNewScope(set, Composite(definition?.Type.Named), usages) : null;
        if (definition is not null)
        {
            scope.Fields.Add(new FieldUsage(field, parent!, definition, selections));
        }
    }

    private void WalkSpread(FragmentSpreadNode spread, NamedType? parent, DefinitionUsages usages, SelectionScope scope)
    {
        usages.Spreads.Add(spread);
        scope.Spreads.Add(spread.Name.Value);
        var fragment = context.FindFragment(spread.Name.Value);
        var condition = fragment is null ? null : Composite(context.Schema.Types.GetValueOrDefault(fragment.TypeCondition.Name.Value));
        CheckSpread(spread, parent, condition);
        arguments.WalkDirectives(spread.Directives, ExecutableDirectiveLocation.FragmentSpread, usages);
    }

    private void WalkInline(InlineFragmentNode inline, NamedType? parent, DefinitionUsages usages, SelectionScope scope)
    {
        var condition = inline.TypeCondition is null ? parent : CheckTypeCondition(inline.TypeCondition);
        CheckSpread(inline, parent, condition);
        arguments.WalkDirectives(inline.Directives, ExecutableDirectiveLocation.InlineFragment, usages);
        WalkSelections(inline.SelectionSet, condition, usages, scope);
    }

    private NamedType? CheckTypeCondition(NamedTypeNode condition)
    {
        var type = context.Schema.Types.GetValueOrDefault(condition.Name.Value);
        foreach (var rule in rules.TypeCondition)
        {
            rule.Check(condition, type, context);
        }

        return Composite(type);
    }

    private void CheckSpread(SelectionNode spread, NamedType? parent, NamedType? condition)
    {
        foreach (var rule in rules.FragmentSpread)
        {
            rule.Check(spread, parent, condition, context);
        }
    }

    private static NamedType? Composite(NamedType? type) => type is { IsComposite: true } ? type : null;
}
