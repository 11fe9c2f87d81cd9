using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1: no two fragments have the same name.</summary>
internal sealed class FragmentNameUniquenessRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode { Name: var name } fragment && context.FindFragment(name.Value) is { } first && first != fragment)
            {
                context.Report($"There is more than one fragment named \"{name.Value}\".", first.Name, name);
            }
        }
    }
}
