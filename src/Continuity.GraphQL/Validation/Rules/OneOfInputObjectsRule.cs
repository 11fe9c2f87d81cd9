using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Sections 3.10 and 5.6.1: of a <c>@oneOf</c> input object exactly one field is given, and not as null. That a variable there is non-null is for the rule on usages.</summary>
internal sealed class OneOfInputObjectsRule : IInputObjectRule
{
    public void Check(ObjectValueNode literal, InputObjectType? type, ValidationContext context)
    {
        if (type is not { IsOneOf: true })
        {
            return;
        }

        if (literal.Fields.Count != 1)
        {
            context.Report($"Exactly one field of \"{type.Name}\" must be given, not {literal.Fields.Count}.", literal);
        }
        else if (literal.Fields[0] is { Value: NullValueNode, Name: var name })
        {
            context.Report($"The field of \"{type.Name}\" that is given must not be null: \"{name.Value}\".", literal);
        }
    }
}
