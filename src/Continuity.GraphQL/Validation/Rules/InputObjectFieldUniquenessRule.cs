using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3: no field of an input object is given twice.</summary>
internal sealed class InputObjectFieldUniquenessRule : IInputObjectRule
{
    public void Check(ObjectValueNode literal, InputObjectType? type, ValidationContext context)
    {
        if (literal.Fields.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, NameNode>();
        foreach (var field in literal.Fields)
        {
            if (!seen.TryAdd(field.Name.Value, field.Name))
            {
                context.Report($"Input field \"{field.Name.Value}\" is given more than once.", seen[field.Name.Value], field.Name);
            }
        }
    }
}
