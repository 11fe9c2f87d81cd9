using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1: every argument is defined by its field or directive.</summary>
internal sealed class ArgumentNamesRule : IArgumentsRule
{
    public void Check(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner, ValidationContext context)
    {
        if (owner.Definitions is null)
        {
            return;
        }

        foreach (var argument in arguments)
        {
            var name = argument.Name.Value;
            if (owner.Find(name) is null)
            {
                context.Report($"There is no argument \"{name}\" at {owner}.{context.Suggest(name, owner.Definitions.Select(d => d.Name))}", argument);
            }
        }
    }
}
