using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1: the fragment that is spread is in the document.</summary>
internal sealed class FragmentSpreadTargetDefinedRule : IFragmentSpreadRule
{
    public void Check(SelectionNode spread, NamedType? parent, NamedType? condition, ValidationContext context)
    {
        if (spread is FragmentSpreadNode { Name: var name } && context.FindFragment(name.Value) is null)
        {
            context.Report($"There is no fragment named \"{name.Value}\".", name);
        }
    }
}
