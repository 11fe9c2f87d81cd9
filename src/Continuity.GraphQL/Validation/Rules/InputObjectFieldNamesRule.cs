using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.6.2: every field of an input object is defined by its type.</summary>
internal sealed class InputObjectFieldNamesRule : IInputObjectRule
{
    public void Check(ObjectValueNode literal, InputObjectType? type, ValidationContext context)
    {
        if (type is null)
        {
            return;
        }

        foreach (var field in literal.Fields)
        {
            var name = field.Name.Value;
            if (!type.Fields.ContainsKey(name))
            {
                context.Report($"Input object \"{type.Name}\" has no field \"{name}\".{context.Suggest(name, type.Fields.Keys)}", field);
            }
        }
    }
}
