using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3: a leaf has no selections, and anything else has some.</summary>
internal sealed class LeafFieldSelectionsRule : IFieldRule
{
    public void Check(FieldNode field, NamedType parent, FieldDefinition? definition, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        if (definition.Type.IsLeaf)
        {
            if (field.SelectionSet is { } selections)
            {
                context.Report($"Field \"{definition.Name}\" of type \"{definition.Type}\" has no fields to select.", selections);
            }
        }
        else if (field.SelectionSet is null)
        {
            context.Report($"Field \"{definition.Name}\" of type \"{definition.Type}\" needs a selection of fields: \"{definition.Name} {{ ... }}\".", field);
        }
    }
}
