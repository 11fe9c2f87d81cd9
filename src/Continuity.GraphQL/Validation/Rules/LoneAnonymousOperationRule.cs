using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.2.3.1: an operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule : IDocumentRule
{
    public void Check(ValidationContext context)
    {
        if (context.Document.Definitions.Count(d => d is OperationDefinitionNode) < 2)
        {
            return;
        }

        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode { Name: null })
            {
                context.Report("An operation without a name must be the only operation of its document.", definition);
            }
        }
    }
}
