using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3: every argument that is non-null and has no default is given. That it is not null is for the rule on values.</summary>
internal sealed class RequiredArgumentsRule : IArgumentsRule
{
    public void Check(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner, ValidationContext context)
    {
        if (owner.Definitions is null)
        {
            return;
        }

        foreach (var definition in owner.Definitions)
        {
            if (definition.IsRequired && !IsGiven(arguments, definition.Name))
            {
                context.Report($"Argument \"{definition.Name}\" of type \"{definition.Type}\" is required at {owner}.", owner.Node);
            }
        }
    }

    private static bool IsGiven(IReadOnlyList<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
