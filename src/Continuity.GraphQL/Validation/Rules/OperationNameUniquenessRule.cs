using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1: no two operations have the same name.</summary>
internal sealed class OperationNameUniquenessRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        var seen = new Dictionary<string, NameNode>();
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode { Name: { } name } && !seen.TryAdd(name.Value, name))
            {
                context.Report($"There is more than one operation named \"{name.Value}\".", seen[name.Value], name);
            }
        }
    }
}
