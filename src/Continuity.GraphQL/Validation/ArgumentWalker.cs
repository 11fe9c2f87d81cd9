using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>The part of the walk that goes through arguments, directives and values.</summary>
/// <param name="context">The validation.</param>
/// <param name="rules">The rules to call.</param>
internal sealed class ArgumentWalker(ValidationContext context, RuleSet rules)
{
    public void WalkVariable(VariableDefinitionNode variable, DefinitionUsages usages)
    {
        if (variable.DefaultValue is { } value)
        {
            WalkValue(value, new InputPosition(variable.Variable.Name.Value, TypeReference.Resolve(context.Schema, variable.Type)), usages);
        }

        WalkDirectives(variable.Directives, ExecutableDirectiveLocation.VariableDefinition, usages);
    }

    public void WalkDirectives(IReadOnlyList<DirectiveNode> directives, string location, DefinitionUsages usages)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (var rule in rules.Directives)
        {
            rule.Check(directives, location, context);
        }

        foreach (var directive in directives)
        {
            var definition = context.Schema.Directives.GetValueOrDefault(directive.Name.Value);
            WalkArguments(directive.Arguments, new ArgumentOwner(directive, null, directive.Name.Value, definition?.Arguments), usages);
        }
    }

    public void WalkArguments(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner, DefinitionUsages usages)
    {
        foreach (var rule in rules.Arguments)
        {
            rule.Check(arguments, owner, context);
        }

        foreach (var argument in arguments)
        {
            WalkValue(argument.Value, owner.Find(argument.Name.Value) is { } d ? InputPosition.Of(d) : Unknown(argument.Name), usages);
        }
    }

    private void WalkValue(ValueNode value, in InputPosition position, DefinitionUsages usages)
    {
        if (context.IsDone)
        {
            return;
        }

        if (value is VariableNode variable)
        {
            usages.Variables.Add(new VariableUsage(variable, position));
            return;
        }

        if (position.Type is { } type)
        {
            foreach (var rule in rules.Literal)
            {
                rule.Check(value, type, position, context);
            }
        }

        switch (value)
        {
            case ListValueNode list:
                WalkItems(list, position, usages);
                break;
            case ObjectValueNode literal:
                WalkFields(literal, position.Type?.Named as InputObjectType, usages);
                break;
        }
    }

    private void WalkItems(ListValueNode list, in InputPosition position, DefinitionUsages usages)
    {
        var item = new InputPosition(position.Name, (position.Type?.Nullable as ListType)?.OfType);
        foreach (var value in list.Values)
        {
            WalkValue(value, item, usages);
        }
    }

    /// <summary>An object where a list of them is expected stands for a list of one (section 3.11), which is why the wrappers do not matter here.</summary>
    private void WalkFields(ObjectValueNode literal, InputObjectType? type, DefinitionUsages usages)
    {
        foreach (var rule in rules.InputObject)
        {
            rule.Check(literal, type, context);
        }

        foreach (var field in literal.Fields)
        {
            var definition = type?.Fields.GetValueOrDefault(field.Name.Value);
            WalkValue(field.Value, definition is null ? Unknown(field.Name) : InputPosition.Of(definition, type), usages);
        }
    }

    private static InputPosition Unknown(NameNode name) => new(name.Value, null);
}
