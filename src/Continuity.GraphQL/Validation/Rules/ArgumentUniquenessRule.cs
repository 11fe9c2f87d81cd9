using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2: no argument is given twice.</summary>
internal sealed class ArgumentUniquenessRule : IArgumentsRule
{
    public void Check(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner, ValidationContext context)
    {
        if (arguments.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, NameNode>();
        foreach (var argument in arguments)
        {
            if (!seen.TryAdd(argument.Name.Value, argument.Name))
            {
                context.Report($"Argument \"{argument.Name.Value}\" is given more than once at {owner}.", seen[argument.Name.Value], argument.Name);
            }
        }
    }
}
