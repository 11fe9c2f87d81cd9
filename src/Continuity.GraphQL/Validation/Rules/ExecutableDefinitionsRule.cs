using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.1.1: a document that is executed holds operations and fragments, nothing of the type system.</summary>
internal sealed class ExecutableDefinitionsRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not (OperationDefinitionNode or FragmentDefinitionNode))
            {
                var name = definition switch
                {
                    TypeDefinitionNode type => $"The definition of type \"{type.Name.Value}\"",
                    DirectiveDefinitionNode directive => $"The definition of directive \"@{directive.Name.Value}\"",
                    _ => "The schema definition",
                };
                context.Report($"{name} cannot be executed: a request holds operations and fragments only.", definition);
            }
        }
    }
}
