using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.6.4: every field that is non-null and has no default is given. That it is not null is for the rule on values.</summary>
internal sealed class InputObjectRequiredFieldsRule : IInputObjectRule
{
    public void Check(ObjectValueNode literal, InputObjectType? type, ValidationContext context)
    {
        if (type is null)
        {
            return;
        }

        HashSet<string>? given = null;
        foreach (var definition in type.Fields.Values)
        {
            if (definition.IsRequired)
            {
                given ??= [.. literal.Fields.Select(f => f.Name.Value)];
                if (!given.Contains(definition.Name))
                {
                    context.Report($"Field \"{definition.Name}\" of type \"{definition.Type}\" is required in input object \"{type.Name}\".", literal);
                }
            }
        }
    }
}
