using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2: a variable's type exists, and is a scalar, enum or input object, or a list of these.</summary>
internal sealed class VariablesAreInputTypesRule : IOperationRule
{
    public void Check(OperationDefinitionNode operation, ObjectType? root, ValidationContext context)
    {
        foreach (var definition in operation.VariableDefinitions)
        {
            var reference = TypeReference.Named(definition.Type);
            var name = reference.Name.Value;
            if (!context.Schema.Types.TryGetValue(name, out var type))
            {
                context.Report($"There is no type \"{name}\".{context.Suggest(name, context.Schema.Types.Keys)}", reference);
            }
            else if (!type.IsInput)
            {
                context.Report($"Variable \"${definition.Variable.Name.Value}\" cannot be of type \"{name}\": only of a scalar, enum or input object.", definition.Type);
            }
        }
    }
}
